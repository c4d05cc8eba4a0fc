package dev.drumbeat.journey.campaign;

import java.time.Duration;

/**
 * How often a provider's transient refusal is tried again. A refusal that says "not processed"
 * (429, queue full) does not count.
 *
 * @param attempts the most attempts, the first among them, 1 to 5
 * @param first the first pause; each later one doubles
 * @param max the longest pause, at most an hour
 */
public record Retry(int attempts, Duration first, Duration max) {
  public static final int MOST_ATTEMPTS = 5;
  public static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  public static final Retry DEFAULT = new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(10));

  /** The pause after attempt {@code n}, counted from 1. */
  public Duration pauseAfter(int n) {
    Duration pause = first.multipliedBy(1L << Math.min(Math.max(n, 1) - 1, 20));
    return pause.compareTo(max) > 0 ? max : pause;
  }
}
