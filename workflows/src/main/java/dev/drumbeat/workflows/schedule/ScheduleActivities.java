package dev.drumbeat.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Does what a schedule's time asks for. */
@ActivityInterface
public interface ScheduleActivities {
  /** Launches the run of that time, or finds what became of the time before. */
  @ActivityMethod(name = "LaunchScheduledRun")
  Launched launchScheduledRun(ScheduledTime time);
}
