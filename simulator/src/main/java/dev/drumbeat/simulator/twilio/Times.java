package dev.drumbeat.simulator.twilio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times in requests: ISO 8601, in UTC where the SDK leaves the zone out. */
final class Times {
  private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

  private Times() {}

  /**
   * Reads {@code 2026-11-24T08:56:26}, with or without a zone.
   *
   * @throws java.time.format.DateTimeParseException when it is no time
   */
  static Instant instant(String text) {
    return ZONED.matcher(text).matches()
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /** The time, or the day's first moment. */
  static Instant since(String text) {
    return text.contains("T")
        ? instant(text)
        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The time, or the day's end. */
  static Instant until(String text) {
    return text.contains("T")
        ? instant(text)
        : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
