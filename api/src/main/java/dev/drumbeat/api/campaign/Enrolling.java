package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.JoinStore;
import dev.drumbeat.db.enrollment.JoinStore.Join;
import dev.drumbeat.db.enrollment.JoinStore.LiveRun;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Enrolls leads that clients name into the campaign's run. */
@Component
final class Enrolling {
  private final Database database;
  private final CampaignStore campaigns;
  private final Journeys journeys;
  private final Clock clock;

  Enrolling(Database database, CampaignStore campaigns, Journeys journeys, Clock clock) {
    this.database = database;
    this.campaigns = campaigns;
    this.journeys = journeys;
    this.clock = clock;
  }

  EnrolledView enroll(UUID workspace, UUID campaign, EnrollInput input, Once once) {
    if (campaigns.find(workspace, campaign).isEmpty()) {
      throw Refusal.notFound("campaign");
    }
    return database.inWorkspace(
        workspace,
        tx -> {
          UUID request = once.make(tx, workspace, () -> enroll(tx, workspace, campaign, input));
          return EnrolledView.of(JoinStore.request(tx, request));
        });
  }

  private UUID enroll(DSLContext tx, UUID workspace, UUID campaign, EnrollInput input) {
    LiveRun run = JoinStore.live(tx, campaign).orElseThrow(Enrolling::notRunning);
    CompiledJourney journey = journeys.of(tx, run.version());
    List<Long> ids = input.ids(journey.definition().enroll().per());
    return JoinStore.join(tx, workspace, run, journey, new Join(ids, clock.instant()))
        .orElseThrow(Enrolling::notRunning);
  }

  private static Refusal notRunning() {
    return Refusal.conflict(
        "No run of this campaign is going on: launch one with POST /api/campaigns/{id}/runs."
            + " A run whose audience is { api: true } stays open until it is stopped");
  }
}
