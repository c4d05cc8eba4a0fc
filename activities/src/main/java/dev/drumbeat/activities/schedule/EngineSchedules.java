package dev.drumbeat.activities.schedule;

import dev.drumbeat.db.schedule.NewSchedule.Timing;
import dev.drumbeat.db.schedule.Schedule;
import dev.drumbeat.journey.schedule.Cron;
import dev.drumbeat.journey.schedule.Timetable;
import dev.drumbeat.journey.schedule.Timetable.CronFields;
import dev.drumbeat.workflows.SearchAttributes;
import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.WorkflowIds;
import dev.drumbeat.workflows.schedule.ScheduleRef;
import dev.drumbeat.workflows.schedule.ScheduledRunWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** The engine's schedules, made after ours. What may be skipped is decided from our rows. */
public final class EngineSchedules {
  /** A time that was missed for longer is lost, and counted. */
  static final Duration CATCH_UP = Duration.ofHours(24);

  private final ScheduleClient client;

  public EngineSchedules(WorkflowClient client) {
    this.client =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
  }

  /** Whether the engine took it. */
  public sealed interface Result {}

  /**
   * It has the schedule as it is here.
   *
   * @param missed times that it was away for too long to make up for
   */
  public record Held(long missed) implements Result {}

  /** It keeps no schedules at all. */
  public record Unable() implements Result {}

  /** Makes the engine's schedule as ours is, whether it has one or lost it. */
  public Result hold(UUID workspace, Schedule schedule) {
    ScheduleHandle handle = client.getHandle(WorkflowIds.schedule(schedule.id().toString()));
    try {
      long missed = handle.describe().getInfo().getNumActionsMissedCatchupWindow();
      if (!schedule.applied()) {
        handle.update(_ -> new ScheduleUpdate(specified(workspace, schedule)));
      }
      return new Held(missed);
    } catch (ScheduleException e) {
      return switch (code(e)) {
        case NOT_FOUND -> create(workspace, schedule);
        case UNIMPLEMENTED -> new Unable();
        default -> throw e;
      };
    }
  }

  private Result create(UUID workspace, Schedule schedule) {
    try {
      client.createSchedule(
          WorkflowIds.schedule(schedule.id().toString()),
          specified(workspace, schedule),
          ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      // Another worker was first; this one's next look finds it.
      return new Held(0);
    }
    return new Held(0);
  }

  /** Forgets it; that it is forgotten already, or never could be kept, is success. */
  public void delete(UUID schedule) {
    try {
      client.getHandle(WorkflowIds.schedule(schedule.toString())).delete();
    } catch (ScheduleException e) {
      Status.Code code = code(e);
      if (code != Status.Code.NOT_FOUND && code != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
  }

  private static Status.Code code(ScheduleException e) {
    return e.getCause() instanceof StatusRuntimeException grpc
        ? grpc.getStatus().getCode()
        : Status.Code.UNKNOWN;
  }

  private static io.temporal.client.schedules.Schedule specified(UUID workspace, Schedule ours) {
    return io.temporal.client.schedules.Schedule.newBuilder()
        .setAction(action(workspace, ours))
        .setSpec(spec(ours.timing()))
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)
                .setCatchupWindow(CATCH_UP)
                .build())
        .setState(
            ScheduleState.newBuilder().setPaused(ours.state() != Schedule.State.ACTIVE).build())
        .build();
  }

  private static ScheduleActionStartWorkflow action(UUID workspace, Schedule schedule) {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(ScheduledRunWorkflow.class)
        .setArguments(new ScheduleRef(workspace.toString(), schedule.id().toString()))
        .setOptions(
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.JOURNEY)
                .setWorkflowId(WorkflowIds.schedule(schedule.id().toString()))
                .setTypedSearchAttributes(
                    io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.WORKSPACE, workspace.toString())
                        .set(SearchAttributes.CAMPAIGN, schedule.campaignId().toString())
                        .build())
                .build())
        .build();
  }

  private static ScheduleSpec spec(Timing timing) {
    ScheduleSpec.Builder spec = ScheduleSpec.newBuilder();
    switch (timing.recurrence().timetable()) {
      case Timetable.Calendar(CronFields fields, var zone) ->
          spec.setCalendars(List.of(calendar(fields))).setTimeZoneName(zone.getId());
      case Timetable.Every every ->
          spec.setIntervals(List.of(new ScheduleIntervalSpec(every.length(), every.offset())));
    }
    if (timing.startAt() != null) {
      spec.setStartAt(timing.startAt());
    }
    if (timing.endAt() != null) {
      spec.setEndAt(timing.endAt());
    }
    return spec.build();
  }

  private static ScheduleCalendarSpec calendar(CronFields fields) {
    return ScheduleCalendarSpec.newBuilder()
        .setMinutes(List.of(new ScheduleRange(fields.minute())))
        .setHour(ranges(fields.hours()))
        .setDayOfMonth(ranges(fields.days()))
        .setMonth(ranges(fields.months()))
        .setDayOfWeek(ranges(fields.weekdays()))
        .build();
  }

  private static List<ScheduleRange> ranges(SortedSet<Integer> values) {
    return Cron.ranges(values).stream().map(each -> new ScheduleRange(each[0], each[1])).toList();
  }
}
