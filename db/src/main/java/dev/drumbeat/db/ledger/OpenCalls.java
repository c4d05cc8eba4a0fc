package dev.drumbeat.db.ledger;

import dev.drumbeat.db.enrollment.WakeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The lines of a workspace's account at a provider of assistants: each call that is open, or may
 * be, holds one until its end is reported, or until it can't last any longer.
 */
public final class OpenCalls {
  /** A planned call that has not gone this long after its slot is judged anew before it goes. */
  private static final Duration PLANNED_KEEPS = Duration.ofSeconds(15);

  private OpenCalls() {}

  /**
   * Counts the open ones, and takes the turn of placing others until the transaction ends.
   *
   * @param but intents that are judged now, and hold none
   * @param longest from a call's slot to its end, at most
   */
  public static int count(
      DSLContext tx, UUID workspace, Collection<Long> but, Instant now, Duration longest) {
    tx.fetch("select pg_advisory_xact_lock(hashtextextended(?, 3))", workspace.toString());
    return tx.fetchSingle(
            """
            select count(*)::int from intent
            where kind = 'AI_CALL' and not reported and id <> all (?)
              and delivery is distinct from 'ENDED'
              and (state in ('SUBMITTING', 'UNKNOWN', 'ACCEPTED') and slot_at > ?::timestamptz
                or state = 'PLANNED' and slot_at > ?::timestamptz)
            """,
            but.toArray(Long[]::new),
            now.minus(longest).atOffset(ZoneOffset.UTC),
            now.minus(PLANNED_KEEPS).atOffset(ZoneOffset.UTC))
        .get(0, Integer.class);
  }

  /** Wakes some of those that were told that no line is free, the first to wait first. */
  public static int wake(DSLContext tx, int lines) {
    List<Long> waiting =
        tx.fetch(
                """
                select e.id from enrollment e
                where e.state = 'ACTIVE' and e.work = 'AI_CALL' and e.hold = 'CALLS_BUSY'
                  and e.id in (
                    select d.enrollment_id from decision d
                    where d.rule = 'CALLS_BUSY' and d.updated_at > now() - interval '10 minutes')
                order by e.id limit ? for update of e skip locked
                """,
                lines)
            .map(row -> row.get(0, Long.class));
    WakeStore.wake(tx, waiting);
    return waiting.size();
  }
}
