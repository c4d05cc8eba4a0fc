package dev.drumbeat.workflows.schedule;

import dev.drumbeat.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Names the time by what the engine says that it was to be, so that a repeat names the same. */
public final class ScheduledRunWorkflowImpl implements ScheduledRunWorkflow {
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  private static final ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.JOURNEY)
          .setStartToCloseTimeout(Duration.ofMinutes(1))
          .setRetryOptions(
              RetryOptions.newBuilder().setMaximumInterval(Duration.ofSeconds(30)).build())
          .build();

  private final ScheduleActivities schedules =
      Workflow.newActivityStub(ScheduleActivities.class, OPTIONS);

  @Override
  public Launched run(ScheduleRef schedule) {
    OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SCHEDULED);
    Instant at =
        scheduled == null
            ? Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis())
            : scheduled.toInstant();
    return schedules.launchScheduledRun(
        new ScheduledTime(schedule.workspaceId(), schedule.scheduleId(), at.toString()));
  }
}
