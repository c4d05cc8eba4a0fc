package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.campaign.Reentry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Decides who may enter a campaign. Whoever asks holds the campaign's entry until the transaction
 * ends, so that of two who enroll the same lead the later is told.
 */
final class Admission {
  private Admission() {}

  /** Keeps others from enrolling into the campaign; before the run's row in the order of locks. */
  static void hold(DSLContext tx, UUID campaign) {
    tx.execute(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))", "enroll " + campaign.toString());
  }

  /**
   * Who may not enter, by key.
   *
   * @param now real time
   */
  static Map<String, NotEnrolled> refused(
      DSLContext tx, UUID campaign, List<Prospect> prospects, Reentry reentry, Instant now) {
    var refused = new HashMap<String, NotEnrolled>();
    tx.fetch(
            """
            select lead_key, bool_or(state = 'ACTIVE') from enrollment
            where campaign_id = ? and lead_key = any(?)
              and (state = 'ACTIVE' or coalesce(ended_at, created_at) > ?::timestamptz)
            group by 1
            """,
            campaign,
            prospects.stream().map(Prospect::key).toArray(String[]::new),
            barredAfter(reentry, now).atOffset(ZoneOffset.UTC))
        .forEach(row ->
            refused.put(
                row.get(0, String.class),
                row.get(1, Boolean.class) ? NotEnrolled.ALREADY_ACTIVE : NotEnrolled.NO_REENTRY));
    return refused;
  }

  /** Enrollments that ended after this bar a new one. */
  private static Instant barredAfter(Reentry reentry, Instant now) {
    return switch (reentry) {
      case Reentry.Never never -> Instant.EPOCH;
      case Reentry.After after -> now.minus(after.gap());
      case Reentry.Always always -> now.plus(Duration.ofDays(1));
    };
  }
}
