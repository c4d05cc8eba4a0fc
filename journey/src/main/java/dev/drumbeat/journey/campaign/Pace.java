package dev.drumbeat.journey.campaign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a run sends.
 *
 * @param perMinute the most sends a minute
 * @param ramp how it begins; null begins at once with {@code perMinute}
 */
public record Pace(int perMinute, @Nullable Ramp ramp) {
  public static final int MOST = 1_000_000;

  /**
   * A slow begin.
   *
   * @param start sends a minute at the run's start
   * @param over how long it takes to come to the full pace, in equal steps
   */
  public record Ramp(int start, Duration over) {}

  /**
   * The most sends a minute at that time.
   *
   * @param sinceStart since the run's start, in the run's own time; before it counts as the start
   */
  public int perMinuteAt(Duration sinceStart) {
    if (ramp == null || sinceStart.compareTo(ramp.over()) >= 0) {
      return perMinute;
    }
    double share = Math.max(0, (double) sinceStart.toMillis() / ramp.over().toMillis());
    return ramp.start() + (int) ((perMinute - ramp.start()) * share);
  }
}
