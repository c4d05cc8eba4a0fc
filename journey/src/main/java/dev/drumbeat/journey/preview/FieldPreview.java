package dev.drumbeat.journey.preview;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One field of a step as one lead would get it.
 *
 * @param field such as {@code body} or {@code variables/name}
 * @param text with nothing where a field is missing
 * @param missingFields what the lead lacks and no {@code default} stands in for
 * @param cost of a text; null for what is none
 * @param fault why it can't be rendered, or null
 */
public record FieldPreview(
    String field,
    String text,
    Set<String> missingFields,
    @Nullable TextCost cost,
    @Nullable String fault) {
  public FieldPreview {
    missingFields = Collections.unmodifiableSet(new TreeSet<>(missingFields));
  }

  FieldPreview with(String below) {
    return new FieldPreview(field, text + below, missingFields, cost, fault);
  }
}
