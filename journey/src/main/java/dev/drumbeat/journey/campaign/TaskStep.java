package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person, and waits for the answer: the event TASK_DONE with its {@code outcome}.
 *
 * @param title what to do, Liquid
 * @param assignee whom to ask; null asks whoever comes first
 * @param outcomes the answers to choose from, names in capitals
 * @param onOutcome an answer to the next step; any other goes to {@code next}
 * @param timeout how long it waits; the step's outcome is then {@code TIMEOUT}
 */
public record TaskStep(
    String title,
    @Nullable String assignee,
    List<String> outcomes,
    Map<String, String> onOutcome,
    String next,
    Duration timeout,
    String onTimeout,
    Missing missing,
    int maxVisits)
    implements EffectStep {
  public static final int TITLE_LIMIT = 500;
  public static final int OUTCOME_LIMIT = 20;

  public TaskStep {
    outcomes = List.copyOf(outcomes);
    onOutcome = Collections.unmodifiableMap(new LinkedHashMap<>(onOutcome));
  }

  /** A task is a row of ours: no provider refuses it. */
  @Override
  public Retry retry() {
    return Retry.DEFAULT;
  }
}
