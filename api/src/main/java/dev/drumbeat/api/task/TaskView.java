package dev.drumbeat.api.task;

import dev.drumbeat.db.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as a client reads it. */
record TaskView(
    String id,
    UUID run,
    String enrollmentId,
    String step,
    String title,
    @Nullable String assignee,
    List<String> outcomes,
    Task.State status,
    Instant dueAt,
    @Nullable String outcome,
    @Nullable String note,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    Instant createdAt) {
  static TaskView of(Task task) {
    return new TaskView(
        Long.toString(task.id()),
        task.run(),
        Long.toString(task.enrollment()),
        task.step(),
        task.title(),
        task.assignee(),
        task.outcomes(),
        task.state(),
        task.dueAt(),
        task.outcome(),
        task.note(),
        task.answeredBy(),
        task.answeredAt(),
        task.createdAt());
  }
}
