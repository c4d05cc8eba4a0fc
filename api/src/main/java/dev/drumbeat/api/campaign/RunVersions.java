package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Version;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.run.RunView;
import dev.drumbeat.db.run.VersionMove;
import dev.drumbeat.db.run.VersionStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.version.Relocation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Moves runs that go on to other versions, or tells what that would do. */
@Component
final class RunVersions {
  private final Database database;
  private final CampaignStore campaigns;
  private final Definitions definitions;

  RunVersions(Database database, CampaignStore campaigns, Definitions definitions) {
    this.database = database;
    this.campaigns = campaigns;
    this.definitions = definitions;
  }

  MoveView move(UUID workspace, UUID run, MoveInput input, boolean dryRun) {
    Map<String, String> mapping = input.steps();
    RunView view = database.inWorkspace(workspace, tx -> find(tx, run));
    Version older = version(workspace, view, view.version());
    Version newer = version(workspace, view, input.version());
    CampaignDefinition definition = CampaignJson.read(newer.definition());
    List<Fault> unready = definitions.unready(workspace, definition);
    if (!unready.isEmpty()) {
      throw new InvalidRequest(unready);
    }
    return database.inWorkspace(
        workspace,
        tx -> {
          lock(tx, run, dryRun);
          requireAt(tx, run, older, newer);
          Pair versions = new Pair(CampaignJson.read(older.definition()), definition);
          requireSameAudience(find(tx, run), versions);
          Relocation plan = plan(tx, run, versions, mapping);
          Map<String, Integer> standing = VersionStore.standing(tx, run, older.id());
          if (!dryRun) {
            VersionStore.move(
                tx,
                new VersionMove(run, older.id(), newer.id(), newer.number(), plan.placements()));
          }
          return MoveView.of(run, older.number(), newer.number(), !dryRun, steps(plan, standing));
        });
  }

  private record Pair(CampaignDefinition older, CampaignDefinition newer) {}

  private static Relocation plan(
      DSLContext tx, UUID run, Pair versions, Map<String, String> mapping) {
    Relocation plan =
        Relocation.plan(
            versions.older(), versions.newer(), mapping, VersionStore.inFlight(tx, run));
    if (!plan.valid()) {
      throw new InvalidRequest(
          plan.faults().stream()
              .map(each ->
                  Fault.error(
                      "/mapping/" + each.step(), each.code().name(), each.message(), each.fix()))
              .toList());
    }
    return plan;
  }

  private static void lock(DSLContext tx, UUID run, boolean dryRun) {
    if (dryRun) {
      RunLock.share(tx, run);
    } else {
      RunLock.take(tx, run);
    }
  }

  private static void requireAt(DSLContext tx, UUID run, Version older, Version newer) {
    RunView now = find(tx, run);
    if (!now.state().equals("RUNNING") && !now.state().equals("PAUSED")) {
      throw Refusal.conflict("A run that is " + now.state() + " stays on its version");
    }
    if (now.version() != older.number()) {
      throw Refusal.conflict("Another has just moved it to version " + now.version());
    }
    if (older.number() == newer.number()) {
      throw Refusal.conflict("The run is on version " + newer.number() + " already");
    }
  }

  /** The rest of the audience is paged by the newer version, on from where the older one was. */
  private static void requireSameAudience(RunView run, Pair versions) {
    boolean same =
        versions.older().audience().equals(versions.newer().audience())
            && versions.older().enroll().per() == versions.newer().enroll().per();
    if (!run.pagingDone() && !same) {
      throw Refusal.conflict(
          "Its audience is still being enrolled, and the other version's is another: wait until"
              + " pagingDone is true");
    }
  }

  private static RunView find(DSLContext tx, UUID run) {
    return RunReader.find(tx, run).orElseThrow(() -> Refusal.notFound("run"));
  }

  private Version version(UUID workspace, RunView run, int number) {
    return campaigns
        .version(workspace, run.campaignId(), number)
        .orElseThrow(() ->
            new InvalidRequest(
                Fault.error("/version", "UNKNOWN_VERSION", "There is no version " + number)));
  }

  private static List<MoveView.StepMove> steps(Relocation plan, Map<String, Integer> standing) {
    return plan.placements().stream()
        .map(each ->
            new MoveView.StepMove(
                each.step(),
                each.type(),
                standing.getOrDefault(each.step(), 0),
                each.fate(),
                each.to(),
                each.reason()))
        .toList();
  }
}
