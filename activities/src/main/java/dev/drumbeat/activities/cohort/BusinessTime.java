package dev.drumbeat.activities.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Business time is real time plus a run's constant offset. What is decided is decided in business
 * time; what is stored and scheduled is in real time.
 *
 * @param now real time
 */
public record BusinessTime(Instant now, Duration offset) {
  /** The database keeps microseconds and rounds: a slot of now must not come back as later. */
  public BusinessTime {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  public Instant businessNow() {
    return now.plus(offset);
  }

  public @Nullable Instant business(@Nullable Instant real) {
    return real == null ? null : real.plus(offset);
  }

  public @Nullable Instant real(@Nullable Instant business) {
    return business == null ? null : business.minus(offset);
  }
}
