package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.generated.Tables.LIMITER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Hands out sending slots: one row for each limit, one update for each chunk. */
public final class LimiterStore {
  /** Nothing is reserved further ahead than this; what finds no slot asks again. */
  public static final Duration HORIZON = Duration.ofMinutes(15);

  private LimiterStore() {}

  /**
   * Reserves up to {@code wanted} slots, at most {@link #HORIZON} ahead, evenly spaced.
   *
   * @param key names the limit, {@code sender:ID}, {@code run:ID}
   * @param now real time
   * @return the slots, earliest first; fewer than wanted when the horizon is full
   */
  public static List<Instant> reserve(
      DSLContext tx, UUID workspace, Limit limit, int wanted, Instant now) {
    tx.insertInto(LIMITER)
        .set(LIMITER.WORKSPACE_ID, workspace)
        .set(LIMITER.KEY, limit.key())
        .set(LIMITER.NEXT_AT, now)
        .onConflictDoNothing()
        .execute();
    Instant stored =
        tx.selectFrom(LIMITER)
            .where(LIMITER.KEY.eq(limit.key()))
            .forNoKeyUpdate()
            .fetchSingle()
            .getNextAt();
    Instant next = stored.isBefore(now) ? now : stored;
    Instant end = now.plus(HORIZON);
    var slots = new ArrayList<Instant>();
    while (slots.size() < wanted && next.isBefore(end)) {
      slots.add(next);
      next = next.plus(limit.spacing());
    }
    tx.update(LIMITER).set(LIMITER.NEXT_AT, next).where(LIMITER.KEY.eq(limit.key())).execute();
    return slots;
  }

  /**
   * A limit.
   *
   * @param spacing time between two slots
   */
  public record Limit(String key, Duration spacing) {
    public static Limit perSecond(String key, double rate) {
      return new Limit(key, Duration.ofNanos(Math.max(1, Math.round(1e9 / rate))));
    }
  }
}
