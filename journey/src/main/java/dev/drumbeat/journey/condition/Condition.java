package dev.drumbeat.journey.condition;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL condition over contact, owner, property, enrollment, steps, event and local. Safe
 * to share between threads.
 */
public final class Condition {
  private final String source;

  private Condition(String source) {
    this.source = source;
  }

  public static Condition compile(String cel) throws ConditionFault {
    if (cel.isBlank()) {
      throw new ConditionFault("a condition is empty", 1, 1);
    }
    return new Condition(cel);
  }

  public Result test(Map<String, Object> facts) {
    throw new UnsupportedOperationException(source + facts);
  }

  /**
   * Whether it holds, and what decided.
   *
   * @param read each field that it names, with its value
   * @param missing the fields that it names and the lead lacks
   * @param fault why it could not be judged, and so is false; null when it could
   */
  public record Result(
      boolean holds, Map<String, Object> read, Set<String> missing, @Nullable String fault) {
    public Result {
      read = Collections.unmodifiableMap(new TreeMap<>(read));
      missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }
  }
}
