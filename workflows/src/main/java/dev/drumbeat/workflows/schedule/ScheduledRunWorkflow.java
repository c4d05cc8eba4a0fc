package dev.drumbeat.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Started by the engine's schedule at each of its times; launches the run and ends. */
@WorkflowInterface
public interface ScheduledRunWorkflow {
  @WorkflowMethod
  Launched run(ScheduleRef schedule);
}
