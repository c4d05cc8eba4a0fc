package dev.drumbeat.db.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to be kept.
 *
 * @param version null is the newest of each time
 */
public record NewSchedule(
    UUID campaignId, Timing timing, @Nullable Integer version, Overlap overlap) {
  /**
   * When it comes.
   *
   * @param startAt and {@code endAt}: no time before, none after; null is no bound
   */
  public record Timing(Recurrence recurrence, @Nullable Instant startAt, @Nullable Instant endAt) {}
}
