package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.campaign.Reentry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Decides who may enter a campaign. Whoever asks holds the campaign's entry until the transaction
 * ends, so that of two who enroll the same lead the later is told.
 */
final class Admission {
  private Admission() {}

  /**
   * Keeps others from enrolling into the campaign, and where its rule is over all campaigns, into
   * the workspace. Before the run's row in the order of locks.
   */
  static void hold(DSLContext tx, UUID campaign) {
    if (Exclusivity.of(tx) != Exclusivity.NONE) {
      tx.execute(
          "select pg_advisory_xact_lock(hashtextextended('enroll ' || current_workspace(), 0))");
    }
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
    Map<String, NotEnrolled> refused = known(tx, campaign, prospects, barredAfter(reentry, now));
    if (Exclusivity.of(tx) == Exclusivity.OWNER) {
      List<Prospect> others =
          prospects.stream().filter(each -> !refused.containsKey(each.key())).toList();
      refused.putAll(ofTakenOwners(tx, others));
    }
    return refused;
  }

  private static Map<String, NotEnrolled> known(
      DSLContext tx, UUID campaign, List<Prospect> prospects, Instant barredAfter) {
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
            barredAfter.atOffset(ZoneOffset.UTC))
        .forEach(row ->
            refused.put(
                row.get(0, String.class),
                row.get(1, Boolean.class) ? NotEnrolled.ALREADY_ACTIVE : NotEnrolled.NO_REENTRY));
    return refused;
  }

  /** Of several leads of one owner the first enters. Who the owner is may not be known yet. */
  private static Map<String, NotEnrolled> ofTakenOwners(DSLContext tx, List<Prospect> prospects) {
    var refused = new HashMap<String, NotEnrolled>();
    Set<Long> taken = taken(tx, prospects);
    for (Prospect each : prospects) {
      if (each.ownerId() != null && !taken.add(each.ownerId())) {
        refused.put(each.key(), NotEnrolled.OWNER_ACTIVE);
      }
    }
    return refused;
  }

  private static Set<Long> taken(DSLContext tx, List<Prospect> prospects) {
    Long[] owners =
        prospects.stream().map(Prospect::ownerId).filter(Objects::nonNull).toArray(Long[]::new);
    var taken = new HashSet<Long>();
    tx.fetch(
            """
            select owner_id from enrollment where state = 'ACTIVE' and owner_id = any(?)
            union
            select p.owner_id from property p join enrollment e on e.property_id = p.id
            where e.state = 'ACTIVE' and p.owner_id = any(?)
            """,
            owners,
            owners)
        .forEach(row -> taken.add(row.get(0, Long.class)));
    return taken;
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
