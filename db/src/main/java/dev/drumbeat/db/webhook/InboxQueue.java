package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOX;

import dev.drumbeat.db.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The inbox's other end: taking events in the order they came, and letting go of them. */
public final class InboxQueue {
  private static final int MOST_TRIES = 5;

  private InboxQueue() {}

  /**
   * An event that waits to be applied.
   *
   * @param sourceKey what makes it the same event when it is told again
   */
  public record Pending(long id, String kind, String orderKey, String payload, String sourceKey) {
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

  /** The next ones; what failed, and what stands behind it, has its time. */
  public static List<Pending> pending(DSLContext tx, int limit, Instant now) {
    return tx.fetch(
            """
            select id, kind, order_key, payload::text,
                   coalesce(provider || ':' || event_key, 'inbox:' || id)
            from inbox
            where state = 'PENDING' and order_key <> all (array(
              select order_key from inbox where state = 'PENDING' and due_at > ?::timestamptz))
            order by id limit ?
            """,
            at(now),
            limit)
        .map(row ->
            new Pending(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class)));
  }

  /**
   * Takes the turns of events' contact points until the transaction ends: events of one point are
   * applied in the order they came, whichever worker does it, and one that fails holds up those
   * behind it until it is set aside.
   *
   * @param events of different points
   * @return those that still wait and are the first of their point that do
   */
  public static List<Pending> next(DSLContext tx, UUID workspace, List<Pending> events) {
    Map<Long, String> turns =
        events.stream()
            .collect(Collectors.toMap(Pending::id, event -> workspace + "/" + event.orderKey()));
    // The turns first: a statement that looked before it had them could see an event that is done.
    Long[] taken =
        tx.fetch(
                """
                select key::bigint from jsonb_each_text(?::jsonb)
                where pg_try_advisory_xact_lock(hashtextextended(value, 2))
                """,
                Json.write(turns))
            .map(row -> row.get(0, Long.class))
            .toArray(Long[]::new);
    Set<Long> next =
        Set.copyOf(
            tx.fetch(
                    """
                    select i.id from inbox i
                    where i.id = any(?) and i.state = 'PENDING' and not exists (
                      select from inbox o
                      where o.order_key = i.order_key and o.id < i.id and o.state = 'PENDING')
                    """,
                    (Object) taken)
                .map(row -> row.get(0, Long.class)));
    return events.stream().filter(event -> next.contains(event.id())).toList();
  }

  public static void done(DSLContext tx, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      tx.deleteFrom(INBOX).where(INBOX.ID.in(ids)).execute();
    }
  }

  /**
   * Counts a failure, after which the event is tried again 1, 2, 4 and 8 seconds later; the fifth
   * sets it aside, so that others go on.
   *
   * @param reason without anything personal
   */
  public static void failed(DSLContext tx, long id, String reason, Instant now) {
    tx.execute(
        """
        update inbox
        set attempts = attempts + 1, error = left(?, 500),
            due_at = ?::timestamptz + make_interval(secs => 2 ^ attempts),
            state = case when attempts + 1 >= ? then 'POISON' else state end
        where id = ?
        """,
        reason,
        at(now),
        MOST_TRIES,
        id);
  }

  /**
   * Forgets keys of events so old that no provider repeats them any more, some at a time.
   *
   * @return how many were forgotten; {@code limit} means that there may be more
   */
  public static int forget(DSLContext tx, Duration age, int limit) {
    return tx.execute(
        """
        delete from inbox_seen where (workspace_id, provider, event_key) in (
          select workspace_id, provider, event_key from inbox_seen
          where received_at < now() - make_interval(secs => ?)
          order by received_at limit ?)
        """,
        (double) age.toSeconds(),
        limit);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
