package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.campaign.Readiness.Verdict;
import dev.drumbeat.db.campaign.Version;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.run.Change;
import dev.drumbeat.db.run.Launch;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.run.RunView;
import dev.drumbeat.db.timeline.EnrollmentReads;
import dev.drumbeat.journey.campaign.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Launches runs and changes their state. */
@Component
final class Runs {
  private final Database database;
  private final CampaignStore campaigns;
  private final IntegrationStore integrations;
  private final Readiness readiness;
  private final Clock clock;

  Runs(
      Database database,
      CampaignStore campaigns,
      IntegrationStore integrations,
      Readiness readiness,
      Clock clock) {
    this.database = database;
    this.campaigns = campaigns;
    this.integrations = integrations;
    this.readiness = readiness;
    this.clock = clock;
  }

  RunDetails launch(UUID workspace, UUID campaign, LaunchInput input, Once once) {
    if (campaigns.find(workspace, campaign).isEmpty()) {
      throw Refusal.notFound("campaign");
    }
    Duration offset = offset(workspace, input.businessTime());
    Version version = version(readiness.of(workspace, campaign, input.version()));
    Launch launch = new Launch(campaign, version.id(), offset);
    return database.inWorkspace(
        workspace,
        tx -> read(tx, once.make(tx, workspace, () -> RunStore.launch(tx, workspace, launch))));
  }

  Page<RunView> list(UUID workspace, RunQuery query, Window window) {
    String state = query.status() == null ? null : query.status().name();
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                RunReader.list(tx, query.campaign(), state, window.limit(), window.offset()),
                RunReader.count(tx, query.campaign(), state)));
  }

  RunDetails read(UUID workspace, UUID run) {
    return database.inWorkspace(workspace, tx -> read(tx, run));
  }

  RunDetails pause(UUID workspace, UUID run, String reason) {
    return change(workspace, run, "paused", tx -> RunStore.pause(tx, run, reason));
  }

  RunDetails resume(UUID workspace, UUID run) {
    return change(workspace, run, "resumed", tx -> RunStore.resume(tx, workspace, run));
  }

  RunDetails stop(UUID workspace, UUID run, String reason) {
    return change(workspace, run, "stopped", tx -> RunStore.stop(tx, run, reason));
  }

  private RunDetails change(
      UUID workspace, UUID run, String verb, Function<DSLContext, Change> change) {
    return database.inWorkspace(
        workspace,
        tx -> {
          switch (change.apply(tx)) {
            case DONE, ALREADY -> {}
            case NOT_FOUND -> throw Refusal.notFound("run");
            case REFUSED ->
                throw Refusal.conflict(
                    "A run that is "
                        + RunReader.find(tx, run).map(RunView::state).orElse("gone")
                        + " can't be "
                        + verb);
          }
          return read(tx, run);
        });
  }

  private RunDetails read(DSLContext tx, UUID run) {
    RunView view = RunReader.find(tx, run).orElseThrow(() -> Refusal.notFound("run"));
    return RunDetails.of(
        view, RunReader.counts(tx, run), EnrollmentReads.holds(tx, run), clock.instant());
  }

  private static Version version(Verdict verdict) {
    return switch (verdict) {
      case Readiness.Ready(Version version, var _) -> version;
      case Readiness.NotPublished() ->
          throw Refusal.conflict("Nothing of this campaign is published yet");
      case Readiness.UnknownVersion(int number) ->
          throw new InvalidRequest(
              Fault.error("/version", "UNKNOWN_VERSION", "There is no version " + number));
      case Readiness.Unready(Version _, List<Problem> problems) ->
          throw new InvalidRequest(problems.stream().map(Fault::of).toList());
    };
  }

  // To the second: the offset is kept in seconds.
  private Duration offset(UUID workspace, @Nullable Instant businessTime) {
    if (businessTime == null) {
      return Duration.ZERO;
    }
    boolean live = integrations.list(workspace).stream().anyMatch(each -> each.mode() == Mode.LIVE);
    if (live) {
      String message = "A provider is live, so business time is real time";
      throw new InvalidRequest(Fault.error("/businessTime", "NOT_SIMULATED", message));
    }
    return Duration.ofSeconds(Duration.between(clock.instant(), businessTime).toSeconds());
  }
}
