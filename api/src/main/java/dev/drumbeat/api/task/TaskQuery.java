package dev.drumbeat.api.task;

import dev.drumbeat.db.task.Task;
import dev.drumbeat.db.task.TaskStore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tasks are asked for. */
record TaskQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    Task.@Nullable State status,
    @Size(max = 100) @Nullable String assignee,
    @Nullable UUID run) {
  TaskStore.Filter filter() {
    return new TaskStore.Filter(status, assignee, run);
  }
}
