package dev.drumbeat.journey.machine;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands. Small, and the same in JSON.
 *
 * @param visit how often this step was entered, from 1
 * @param dueAt when {@code work} is due; null when nothing is
 * @param visits how often each step was entered
 * @param outcomes each step's last outcome, for conditions ({@code steps.<id>.outcome})
 */
public record Position(
    String step,
    int visit,
    Phase phase,
    Work work,
    @Nullable Instant dueAt,
    Map<String, Integer> visits,
    Map<String, String> outcomes) {
  public Position {
    visits = Collections.unmodifiableMap(new TreeMap<>(visits));
    outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
  }

  /** The same place, due at another time: a slot, a deferral, a retry. */
  public Position dueAt(@Nullable Instant at) {
    return new Position(step, visit, phase, work, at, visits, outcomes);
  }
}
