package dev.drumbeat.api.schedule;

import dev.drumbeat.db.schedule.Fire;
import dev.drumbeat.db.schedule.Overlap;
import dev.drumbeat.db.schedule.Recurrence.ByCron;
import dev.drumbeat.db.schedule.Recurrence.ByInterval;
import dev.drumbeat.db.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a client reads it.
 *
 * @param version null is the newest of each time
 * @param applied whether Temporal has it as it is here; a worker sees to it within a second
 * @param engineFault why Temporal has not
 * @param missed times that Temporal was away for longer than a day, which are lost
 * @param nextTimes the next five; none while it is paused
 * @param lastTimes the last ten that came, newest first, and what became of them
 */
record ScheduleView(
    UUID id,
    UUID campaignId,
    String campaignName,
    @Nullable String cron,
    @Nullable Duration every,
    @Nullable String timeZone,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable Integer version,
    Overlap overlap,
    Schedule.State state,
    @Nullable String stateReason,
    boolean applied,
    @Nullable String engineFault,
    long missed,
    List<Instant> nextTimes,
    List<TimeView> lastTimes,
    Instant createdAt) {
  static final int LAST = 10;
  private static final int NEXT = 5;

  /**
   * One that came.
   *
   * @param runId of the run that was launched
   * @param reason why none was
   */
  record TimeView(
      Instant scheduledAt, Fire.Outcome outcome, @Nullable UUID runId, @Nullable String reason) {}

  static ScheduleView of(Schedule schedule, List<Fire> fires, Instant now) {
    var timing = schedule.timing();
    return new ScheduleView(
        schedule.id(),
        schedule.campaignId(),
        schedule.campaignName(),
        timing.recurrence() instanceof ByCron cron ? cron.cron() : null,
        timing.recurrence() instanceof ByInterval interval ? interval.every() : null,
        timing.recurrence() instanceof ByCron cron ? cron.timeZone() : null,
        timing.startAt(),
        timing.endAt(),
        schedule.version(),
        schedule.overlap(),
        schedule.state(),
        schedule.stateReason(),
        schedule.applied(),
        schedule.engineFault(),
        schedule.missed(),
        schedule.state() == Schedule.State.ACTIVE ? schedule.next(now, NEXT) : List.of(),
        fires.stream()
            .map(
                each -> new TimeView(each.scheduledAt(), each.outcome(), each.run(), each.reason()))
            .toList(),
        schedule.createdAt());
  }
}
