package dev.drumbeat.api.schedule;

import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.run.Change;
import dev.drumbeat.db.schedule.FireStore;
import dev.drumbeat.db.schedule.NewSchedule;
import dev.drumbeat.db.schedule.Schedule;
import dev.drumbeat.db.schedule.ScheduleStore;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes schedules and changes their state; a worker makes the engine's after them. */
@Component
final class Schedules {
  private final Database database;
  private final CampaignStore campaigns;
  private final Readiness readiness;
  private final ScheduleEngine engine;
  private final Clock clock;

  Schedules(
      Database database,
      CampaignStore campaigns,
      Readiness readiness,
      ScheduleEngine engine,
      Clock clock) {
    this.database = database;
    this.campaigns = campaigns;
    this.readiness = readiness;
    this.engine = engine;
    this.clock = clock;
  }

  ScheduleView create(UUID workspace, UUID campaign, ScheduleInput input, Once once) {
    requireCampaign(workspace, campaign);
    NewSchedule schedule =
        new ScheduleReading(input, clock.instant())
            .read(campaign, readiness.of(workspace, campaign, input.version()));
    engine.require();
    return database.inWorkspace(
        workspace,
        tx ->
            read(
                tx, once.make(tx, workspace, () -> ScheduleStore.insert(tx, workspace, schedule))));
  }

  Page<ScheduleView> list(UUID workspace, UUID campaign, Window window) {
    requireCampaign(workspace, campaign);
    return database.inWorkspace(
        workspace,
        tx -> {
          Page<Schedule> page = ScheduleStore.list(tx, campaign, window);
          return new Page<>(
              page.rows().stream().map(each -> view(tx, each)).toList(), page.total());
        });
  }

  ScheduleView read(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, tx -> read(tx, id));
  }

  ScheduleView pause(UUID workspace, UUID id, String reason) {
    return change(workspace, id, tx -> ScheduleStore.pause(tx, id, reason));
  }

  ScheduleView resume(UUID workspace, UUID id) {
    return change(workspace, id, tx -> ScheduleStore.resume(tx, id));
  }

  void delete(UUID workspace, UUID id) {
    if (database.inWorkspace(workspace, tx -> ScheduleStore.delete(tx, id)) == Change.NOT_FOUND) {
      throw Refusal.notFound("schedule");
    }
  }

  private ScheduleView change(UUID workspace, UUID id, Function<DSLContext, Change> change) {
    return database.inWorkspace(
        workspace,
        tx -> {
          if (change.apply(tx) == Change.NOT_FOUND) {
            throw Refusal.notFound("schedule");
          }
          return read(tx, id);
        });
  }

  private ScheduleView read(DSLContext tx, UUID id) {
    return view(tx, ScheduleStore.find(tx, id).orElseThrow(() -> Refusal.notFound("schedule")));
  }

  private ScheduleView view(DSLContext tx, Schedule schedule) {
    return ScheduleView.of(
        schedule, FireStore.last(tx, schedule.id(), ScheduleView.LAST), clock.instant());
  }

  private void requireCampaign(UUID workspace, UUID campaign) {
    if (campaigns.find(workspace, campaign).isEmpty()) {
      throw Refusal.notFound("campaign");
    }
  }
}
