package dev.drumbeat.journey.campaign;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Durations as ISO 8601: days, hours, minutes, seconds. */
final class Durations {
  static final Duration LONGEST = Duration.ofDays(366);

  private Durations() {}

  static Optional<Duration> parse(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  /** Whole days as days, which is how people write them. */
  static String format(Duration duration) {
    boolean wholeDays =
        duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()));
    return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
  }
}
