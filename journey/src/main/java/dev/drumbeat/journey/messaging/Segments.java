package dev.drumbeat.journey.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What a text costs.
 *
 * @param units septets in GSM7, 16-bit units in UCS2
 * @param forcedBy the first character that GSM 03.38 lacks, where there is one
 */
public record Segments(Encoding encoding, int units, int segments, @Nullable String forcedBy) {
  public enum Encoding {
    GSM7,
    UCS2
  }
}
