package dev.drumbeat.activities.schedule;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.campaign.Readiness.Verdict;
import dev.drumbeat.db.run.Launch;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.schedule.Fire;
import dev.drumbeat.db.schedule.Fire.Outcome;
import dev.drumbeat.db.schedule.FireStore;
import dev.drumbeat.db.schedule.Overlap;
import dev.drumbeat.db.schedule.Schedule;
import dev.drumbeat.db.schedule.Schedule.State;
import dev.drumbeat.db.schedule.ScheduleStore;
import dev.drumbeat.journey.campaign.Problem;
import dev.drumbeat.workflows.schedule.Launched;
import dev.drumbeat.workflows.schedule.ScheduleActivities;
import dev.drumbeat.workflows.schedule.ScheduledTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Launches the runs of schedules, as the API launches others, one for each time at most. */
public final class ScheduleActivitiesImpl implements ScheduleActivities {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleActivitiesImpl.class);
  private static final Launched GONE = new Launched("GONE", null, "There is no such schedule");
  private static final int REASONS = 3;

  private final Database database;
  private final Readiness readiness;
  private final EngineSchedules engine;
  private final Clock clock;

  public ScheduleActivitiesImpl(Database database, EngineSchedules engine, Clock clock) {
    this.database = database;
    this.readiness = new Readiness(database);
    this.engine = engine;
    this.clock = clock;
  }

  private record Time(UUID workspace, UUID schedule, Instant at) {}

  @Override
  public Launched launchScheduledRun(ScheduledTime input) {
    Time time =
        new Time(
            UUID.fromString(input.workspaceId()),
            UUID.fromString(input.scheduleId()),
            Instant.parse(input.scheduledAt()));
    Optional<Schedule> schedule =
        database.inWorkspace(time.workspace(), tx -> ScheduleStore.find(tx, time.schedule()));
    if (schedule.isEmpty()) {
      // A server that was restored from a copy may know schedules that were deleted since.
      engine.delete(time.schedule());
      return GONE;
    }
    Verdict verdict =
        readiness.of(time.workspace(), schedule.get().campaignId(), schedule.get().version());
    return database.inWorkspace(time.workspace(), tx -> launch(tx, time, verdict));
  }

  private Launched launch(DSLContext tx, Time time, Verdict verdict) {
    Optional<Schedule> schedule = ScheduleStore.lock(tx, time.schedule());
    if (schedule.isEmpty()) {
      return GONE;
    }
    return told(
        FireStore.find(tx, time.schedule(), time.at())
            .orElseGet(() -> {
              Fire fire = fire(tx, time, schedule.get(), verdict);
              FireStore.insert(tx, time.workspace(), time.schedule(), fire);
              LOG.info("Schedule {}, {}: {}", time.schedule(), time.at(), fire.outcome());
              return fire;
            }));
  }

  private static Launched told(Fire fire) {
    return new Launched(
        fire.outcome().name(), fire.run() == null ? null : fire.run().toString(), fire.reason());
  }

  private Fire fire(DSLContext tx, Time time, Schedule schedule, Verdict verdict) {
    return skipped(tx, time, schedule)
        .map(reason -> new Fire(time.at(), Outcome.SKIPPED, null, reason))
        .orElseGet(() ->
            switch (verdict) {
              case Readiness.Ready(var version, var _) ->
                  launched(
                      time,
                      RunStore.launch(
                          tx,
                          time.workspace(),
                          new Launch(schedule.campaignId(), version.id(), Duration.ZERO)));
              case Readiness.NotPublished() -> refused(time, "Nothing is published");
              case Readiness.UnknownVersion(int number) ->
                  refused(time, "There is no version " + number);
              case Readiness.Unready(var _, List<Problem> problems) ->
                  refused(
                      time,
                      problems.stream()
                          .limit(REASONS)
                          .map(Problem::message)
                          .collect(Collectors.joining("; ")));
            });
  }

  /** Why a time passes without a run, by rule. */
  private Optional<String> skipped(DSLContext tx, Time time, Schedule schedule) {
    if (schedule.state() != State.ACTIVE) {
      return Optional.of("The schedule is " + schedule.state());
    }
    if (schedule.comesAgain(time.at())) {
      return Optional.of("The clocks were put back: it was this hour before");
    }
    Optional<Instant> later =
        schedule.next(time.at()).filter(next -> !next.isAfter(clock.instant()));
    if (later.isPresent()) {
      return Optional.of("It is made up for too late: " + later.get() + " has come since");
    }
    return schedule.overlap() == Overlap.ALLOW
        ? Optional.empty()
        : FireStore.goingOn(tx, schedule.id()).map(run -> "Run " + run + " still goes on");
  }

  private static Fire launched(Time time, UUID run) {
    return new Fire(time.at(), Outcome.LAUNCHED, run, null);
  }

  private static Fire refused(Time time, String reason) {
    return new Fire(time.at(), Outcome.REFUSED, null, reason);
  }
}
