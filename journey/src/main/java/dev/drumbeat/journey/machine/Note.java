package dev.drumbeat.journey.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a lead went where it went.
 *
 * @param summary a sentence for a person
 * @param rule what decided, such as {@code cases/0} or {@code onTimeout}
 * @param inputs the values that it decided on
 */
public record Note(
    String step, int visit, Kind kind, String summary, String rule, Map<String, Object> inputs) {
  public enum Kind {
    EFFECT,
    WAIT,
    EVENT,
    BRANCH,
    UPDATE,
    END,
    LIMIT
  }

  public Note {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }
}
