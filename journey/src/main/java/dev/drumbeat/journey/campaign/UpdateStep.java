package dev.drumbeat.journey.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets fields and adds tags.
 *
 * @param set {@code entity.field} (property, owner, contact, enrollment) to a text, number or truth
 */
public record UpdateStep(Map<String, Object> set, List<String> tags, String next, int maxVisits)
    implements Step {
  public UpdateStep {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    tags = List.copyOf(tags);
  }
}
