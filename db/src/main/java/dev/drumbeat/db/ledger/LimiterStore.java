package dev.drumbeat.db.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;

/** Hands out sending slots: one row for each limit, one update for each chunk. */
public final class LimiterStore {
  /** Nothing is reserved further ahead than this; what finds no slot asks again. */
  public static final Duration HORIZON = Duration.ofMinutes(15);

  private LimiterStore() {}

  /**
   * Reserves up to {@code wanted} slots of the transaction's workspace, each free in every limit.
   *
   * @param limits the same keys in any order: they are locked in that of their names
   * @param now real time
   * @param horizon how far ahead, at most {@link #HORIZON}
   * @return the slots, earliest first; fewer than wanted when the horizon is full
   */
  public static List<Instant> reserve(
      DSLContext tx, List<Limit> limits, int wanted, Instant now, Duration horizon) {
    OffsetDateTime[] slots =
        tx.fetchSingle(
                """
                select reserve_jointly(?,
                  array(select make_interval(secs => u::double precision / 1000000)
                        from unnest(?::bigint[]) with ordinality v(u, i) order by i),
                  ?, ?::timestamptz, ?::timestamptz)
                """,
                limits.stream().map(Limit::key).toArray(String[]::new),
                limits.stream()
                    .map(limit -> limit.spacing().toNanos() / 1_000)
                    .toArray(Long[]::new),
                wanted,
                now.atOffset(ZoneOffset.UTC),
                now.plus(horizon).atOffset(ZoneOffset.UTC))
            .get(0, OffsetDateTime[].class);
    return Arrays.stream(slots).map(OffsetDateTime::toInstant).toList();
  }

  /** The same for one limit. */
  public static List<Instant> reserve(
      DSLContext tx, Limit limit, int wanted, Instant now, Duration horizon) {
    return reserve(tx, List.of(limit), wanted, now, horizon);
  }

  /**
   * A limit.
   *
   * @param key names the limit: {@code sender:ID}, {@code run:ID}, {@code messages:ID} and {@code
   *     calls:ID} of an account, {@code workspace}
   * @param spacing time between two slots
   */
  public record Limit(String key, Duration spacing) {
    /**
     * The share of a limit that is used: requests that leave a second apart arrive some
     * milliseconds nearer or farther, and no second may have one too many.
     */
    public static final double USED = 0.96;

    /** A limit of which that share is used; all of it where slots are more than a second apart. */
    public static Limit within(String key, double perSecond) {
      return perSecond(key, perSecond < USED ? perSecond : perSecond * USED);
    }

    public static Limit perSecond(String key, double rate) {
      return new Limit(key, Duration.of(Math.max(1, Math.round(1e6 / rate)), ChronoUnit.MICROS));
    }
  }
}
