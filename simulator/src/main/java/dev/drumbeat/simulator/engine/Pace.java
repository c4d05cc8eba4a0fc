package dev.drumbeat.simulator.engine;

import java.time.Duration;

/**
 * How fast the simulated people and carriers are: 1 is the usual seconds, 0.01 a hundred times as
 * fast, 0 at once.
 */
public record Pace(double factor) {
  public Pace {
    if (!(factor >= 0 && factor <= 1_000)) {
      throw new IllegalArgumentException("pace must be between 0 and 1000: " + factor);
    }
  }

  public Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * factor * 1e9));
  }
}
