package dev.drumbeat.activities.schedule;

import dev.drumbeat.activities.schedule.EngineSchedules.Held;
import dev.drumbeat.activities.schedule.EngineSchedules.Unable;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.schedule.Schedule;
import dev.drumbeat.db.schedule.Schedule.State;
import dev.drumbeat.db.schedule.ScheduleStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine's schedules as our rows are: a new one is made, a changed one changed, a lost
 * one made again, a deleted one forgotten. Rows are looked at when they change, and each minute.
 */
public final class ScheduleKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleKeeper.class);
  private static final int AT_ONCE = 20;

  private final Database database;
  private final EngineSchedules engine;
  private final Duration lookEvery;

  /**
   * Makes a keeper.
   *
   * @param lookEvery how often it asks whether the engine still has one
   */
  public ScheduleKeeper(Database database, EngineSchedules engine, Duration lookEvery) {
    this.database = database;
    this.engine = engine;
    this.lookEvery = lookEvery;
  }

  /** Brings the engine's schedules of a workspace in line; how many were looked at. */
  public int keep(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          List<Schedule> due = ScheduleStore.due(tx, AT_ONCE);
          due.forEach(each -> keep(tx, workspace, each));
          return due.size();
        });
  }

  private void keep(DSLContext tx, UUID workspace, Schedule schedule) {
    if (schedule.state() == State.DELETED) {
      engine.delete(schedule.id());
      ScheduleStore.remove(tx, schedule.id());
      return;
    }
    switch (engine.hold(workspace, schedule)) {
      case Held(long missed) -> ScheduleStore.applied(tx, schedule.id(), missed, lookEvery);
      case Unable() -> {
        LOG.warn("The engine keeps no schedules; {} launches nothing", schedule.id());
        ScheduleStore.refused(tx, schedule.id(), "The engine keeps no schedules", lookEvery);
      }
    }
  }
}
