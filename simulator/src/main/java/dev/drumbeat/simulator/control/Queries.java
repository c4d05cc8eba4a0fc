package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the parameters of control requests. What makes no sense is an IllegalArgumentException. */
final class Queries {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

  private Queries() {}

  static long after(Params query) {
    return number(query, "after", 0);
  }

  static int limit(Params query) {
    return Math.clamp(number(query, "limit", DEFAULT_LIMIT), 1, MAX_LIMIT);
  }

  private static long number(Params query, String name, long otherwise) {
    String text = query.first(name);
    if (text == null) {
      return otherwise;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " must be a whole number");
    }
    return Long.parseLong(text);
  }

  static Kind kind(String name) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such kind: " + name));
  }

  static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          name + " must be a time such as 2026-11-24T12:00:00Z", malformed);
    }
  }

  /** A filter with a typing error would select everything. */
  static void refuseUnknown(Params query, List<String> known, String... more) {
    for (var entry : query.entries()) {
      if (!known.contains(entry.getKey()) && !List.of(more).contains(entry.getKey())) {
        throw new IllegalArgumentException("no such parameter: " + entry.getKey());
      }
    }
  }
}
