package dev.drumbeat.db.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** How far the lists of texts to our numbers have been read at their provider. */
public final class InboundPolls {
  private InboundPolls() {}

  /**
   * A number whose list is due.
   *
   * @param readUntil what came before has been read
   */
  public record Due(UUID sender, String address, Instant readUntil) {}

  /** Takes the numbers that were not polled for a while; each worker gets others. */
  public static List<Due> take(DSLContext tx, Duration every, Instant now) {
    return tx.fetch(
            """
            with due as (
              select s.id, s.workspace_id, s.address, coalesce(p.read_until, s.created_at) as since
              from sender s left join inbound_poll p on p.sender_id = s.id
              where s.channel = 'SMS'
                and coalesce(p.polled_at, '-infinity') <= ?::timestamptz
              order by s.id for update of s skip locked),
            marked as (
              insert into inbound_poll (sender_id, workspace_id, read_until, polled_at)
              select id, workspace_id, since, ?::timestamptz from due
              on conflict (sender_id) do update set polled_at = excluded.polled_at)
            select id, address, since from due
            """,
            at(now.minus(every)),
            at(now))
        .map(row ->
            new Due(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, OffsetDateTime.class).toInstant()));
  }

  /** Keeps how far a list was read, whole. */
  public static void read(DSLContext tx, UUID sender, Instant until) {
    tx.execute(
        """
        update inbound_poll set read_until = greatest(read_until, ?::timestamptz)
        where sender_id = ?
        """,
        at(until),
        sender);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
