package dev.drumbeat.db.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Hands out sending slots: one row for each limit, one update for each chunk. */
public final class LimiterStore {
  /** Nothing is reserved further ahead than this; what finds no slot asks again. */
  public static final Duration HORIZON = Duration.ofMinutes(15);

  private LimiterStore() {}

  /**
   * Reserves up to {@code wanted} slots, evenly spaced, of the transaction's workspace.
   *
   * @param key names the limit, {@code sender:ID}, {@code run:ID}
   * @param now real time
   * @param horizon how far ahead, at most {@link #HORIZON}
   * @return the slots, earliest first; fewer than wanted when the horizon is full
   */
  public static List<Instant> reserve(
      DSLContext tx, Limit limit, int wanted, Instant now, Duration horizon) {
    Record reserved =
        tx.fetchSingle(
            """
            select first_at, granted
            from reserve_slots(?, make_interval(secs => ?::double precision / 1000000), ?,
                               ?::timestamptz, ?::timestamptz)
            """,
            limit.key(),
            limit.spacing().toNanos() / 1_000,
            wanted,
            now.atOffset(ZoneOffset.UTC),
            now.plus(horizon).atOffset(ZoneOffset.UTC));
    Instant first = reserved.get(0, OffsetDateTime.class).toInstant();
    return IntStream.range(0, reserved.get(1, Integer.class))
        .mapToObj(k -> first.plus(limit.spacing().multipliedBy(k)))
        .toList();
  }

  /**
   * A limit.
   *
   * @param spacing time between two slots
   */
  public record Limit(String key, Duration spacing) {
    public static Limit perSecond(String key, double rate) {
      return new Limit(key, Duration.of(Math.max(1, Math.round(1e6 / rate)), ChronoUnit.MICROS));
    }
  }
}
