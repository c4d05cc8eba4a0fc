package dev.drumbeat.journey.template;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rendered text.
 *
 * @param missingFields the fields that the lead lacked and no {@code default} stood in for
 */
public record Rendered(String text, Set<String> missingFields) {
  public Rendered {
    missingFields = Collections.unmodifiableSet(new TreeSet<>(missingFields));
  }

  public boolean complete() {
    return missingFields.isEmpty();
  }
}
