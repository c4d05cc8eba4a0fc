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
  public record Pending(long id, String kind, String orderKey, String payload) {
    /**
     * Reads it.
     *
     * @throws RuntimeException when it is of no kind that is known, or not as its kind says
     */
    public InboxEvent event() {
      return InboxEvent.Kind.valueOf(kind).read(payload);
    }
  }

  /** Takes the turn of choosing from a workspace's events, until the transaction ends. */
  public static boolean takeTurn(DSLContext tx, UUID workspace) {
    return Boolean.TRUE.equals(
        tx.fetchValue(
            "select pg_try_advisory_xact_lock(hashtextextended(?, 1))", workspace.toString()));
  }

  public static List<Pending> pending(DSLContext tx, int limit) {
    return tx.select(INBOX.ID, INBOX.KIND, INBOX.ORDER_KEY, INBOX.PAYLOAD)
        .from(INBOX)
        .where(INBOX.STATE.eq("PENDING"))
        .orderBy(INBOX.ID)
        .limit(limit)
        .fetch(row -> new Pending(row.value1(), row.value2(), row.value3(), row.value4().data()));
  }

  /**
   * Takes the turn of an event's contact point until the transaction ends, if the event still waits
   * and is the first that does: events of one point are applied in the order they came, whichever
   * worker does it, and one that fails holds up those behind it until it is set aside.
   */
  public static boolean isNext(DSLContext tx, UUID workspace, Pending event) {
    boolean turn =
        Boolean.TRUE.equals(
            tx.fetchValue(
                "select pg_try_advisory_xact_lock(hashtextextended(?, 2))",
                workspace + "/" + event.orderKey()));
    return turn
        && tx.fetchExists(INBOX, INBOX.ID.eq(event.id()).and(INBOX.STATE.eq("PENDING")))
        && !tx.fetchExists(
            INBOX,
            INBOX
                .ORDER_KEY
                .eq(event.orderKey())
                .and(INBOX.ID.lt(event.id()))
                .and(INBOX.STATE.eq("PENDING")));
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
