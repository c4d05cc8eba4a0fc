package dev.drumbeat.journey.machine;

import org.jspecify.annotations.Nullable;

/**
 * What an update step writes.
 *
 * @param name {@code entity.field} for SET, the tag for TAG
 * @param value a text, number or truth for SET, also a list or map where a webhook's answer is
 *     kept; null for TAG
 */
public record FieldUpdate(Kind kind, String name, @Nullable Object value) {
  public enum Kind {
    SET,
    TAG
  }
}
