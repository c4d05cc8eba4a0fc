package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOX;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** The inbox's other end: taking events in the order they came, and letting go of them. */
public final class InboxQueue {
  private static final int MOST_TRIES = 5;

  private InboxQueue() {}

  /** An event that waits to be applied. */
  public record Pending(long id, String kind, String payload) {
    /**
     * Reads it.
     *
     * @throws RuntimeException when it is of no kind that is known, or not as its kind says
     */
    public InboxEvent event() {
      return InboxEvent.Kind.valueOf(kind).read(payload);
    }
  }

  /**
   * Takes the turn of applying a workspace's events until the transaction ends, so that one worker
   * at a time does it and order holds.
   */
  public static boolean takeTurn(DSLContext tx, UUID workspace) {
    return Boolean.TRUE.equals(
        tx.fetchValue(
            "select pg_try_advisory_xact_lock(hashtextextended(?, 1))", workspace.toString()));
  }

  public static List<Pending> pending(DSLContext tx, int limit) {
    return tx.select(INBOX.ID, INBOX.KIND, INBOX.PAYLOAD)
        .from(INBOX)
        .where(INBOX.STATE.eq("PENDING"))
        .orderBy(INBOX.ID)
        .limit(limit)
        .fetch(row -> new Pending(row.value1(), row.value2(), row.value3().data()));
  }

  /** Whether it has not been applied meanwhile. */
  public static boolean waits(DSLContext tx, long id) {
    return tx.fetchExists(INBOX, INBOX.ID.eq(id).and(INBOX.STATE.eq("PENDING")));
  }

  public static void done(DSLContext tx, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      tx.deleteFrom(INBOX).where(INBOX.ID.in(ids)).execute();
    }
  }

  /** Counts a failure; an event that keeps failing is set aside, so that others go on. */
  public static void failed(DSLContext tx, long id, String error) {
    tx.execute(
        """
        update inbox
        set attempts = attempts + 1, error = left(?, 500),
            state = case when attempts + 1 >= ? then 'POISON' else state end
        where id = ?
        """,
        error,
        MOST_TRIES,
        id);
  }
}
