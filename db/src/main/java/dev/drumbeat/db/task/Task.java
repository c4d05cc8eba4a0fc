package dev.drumbeat.db.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked to do for a lead.
 *
 * @param dueAt when the journey goes on without an answer, real time
 */
public record Task(
    long id,
    UUID run,
    long enrollment,
    String step,
    int visit,
    String title,
    @Nullable String assignee,
    List<String> outcomes,
    State state,
    Instant dueAt,
    @Nullable String outcome,
    @Nullable String note,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    Instant createdAt) {
  public Task {
    outcomes = List.copyOf(outcomes);
  }

  /** Where it stands. */
  public enum State {
    /** Waits for an answer. */
    OPEN,
    /** Was answered. */
    DONE,
    /** The journey went on, or ended, without an answer. */
    CLOSED
  }
}
