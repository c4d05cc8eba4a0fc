package dev.drumbeat.journey.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of facts. A null is the same as a field that isn't there. */
final class Facts {
  private Facts() {}

  @SuppressWarnings("NullAway") // what comes from JSON may hold nulls whatever its type says
  static Map<String, Object> copy(Map<String, Object> from) {
    Map<String, Object> copy = new LinkedHashMap<>(from);
    copy.values().removeIf(value -> value == null);
    return Collections.unmodifiableMap(copy);
  }
}
