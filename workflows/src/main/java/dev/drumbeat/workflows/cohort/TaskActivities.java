package dev.drumbeat.workflows.cohort;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Asks people to do something for the leads of a chunk, each once. */
@ActivityInterface
public interface TaskActivities {
  @ActivityMethod(name = "OpenTasks")
  Moved openTasks(Chunk chunk);
}
