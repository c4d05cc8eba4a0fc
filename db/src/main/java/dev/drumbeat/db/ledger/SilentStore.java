package dev.drumbeat.db.ledger;

import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;

/** Effects that a provider took and then fell silent about. */
public final class SilentStore {
  private SilentStore() {}

  /**
   * An effect without a final delivery state.
   *
   * @param kind SMS, CALL or AI_CALL
   * @param to the recipient, by which its events are ordered
   */
  public record Silent(long intentId, String kind, String providerId, String to) {}

  /**
   * Takes some that have been silent for long enough, and gives each its next turn.
   *
   * @param calls how long a call may be silent
   * @param texts how long a text may be silent
   */
  public static List<Silent> take(DSLContext tx, Duration calls, Duration texts, int limit) {
    return tx.fetch(
            """
            with silent as (
              select i.id from intent i
              where i.state = 'ACCEPTED' and not i.reported and i.kind in ('SMS', 'CALL', 'AI_CALL')
                and i.provider_id is not null
                and coalesce(i.check_at, i.settled_at + case i.kind
                    when 'SMS' then make_interval(secs => ?) else make_interval(secs => ?) end)
                    < now()
              order by i.settled_at limit ? for update skip locked)
            update intent i
            set check_at = now() + greatest(interval '30 seconds', (now() - i.settled_at) / 2)
            from silent s
            where i.id = s.id
            returning i.id, i.kind, i.provider_id,
              i.content->>'to'
            """,
            (double) texts.toSeconds(),
            (double) calls.toSeconds(),
            limit)
        .map(row ->
            new Silent(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class)));
  }
}
