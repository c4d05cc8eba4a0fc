package dev.drumbeat.activities.outbox;

import dev.drumbeat.activities.outbox.Engine.Label;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.db.run.OutboxStore;
import dev.drumbeat.db.run.OutboxStore.Owed;
import java.util.UUID;

/** Gives the engine what committed transactions owe to it: starts and wake-ups. */
public final class Outbox {
  /** Starts in one go: cohorts that all start at once make each other late. */
  private static final int STARTS = 20;

  private static final int WAKES = 2_000;

  private final Database database;
  private final Engine engine;

  public Outbox(Database database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  /** Starts what is owed in a workspace; how many. */
  public int start(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          var owed = OutboxStore.take(tx, STARTS);
          owed.forEach(each -> start(workspace, each));
          OutboxStore.done(tx, owed.stream().map(Owed::id).toList());
          return owed.size();
        });
  }

  /** Signals the cohorts of leads that something happened to; how many. */
  public int wake(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          var wakes = WakeStore.take(tx, WAKES);
          wakes.forEach(engine::wake);
          return wakes.size();
        });
  }

  private void start(UUID workspace, Owed owed) {
    var label =
        new Label(
            workspace.toString(),
            owed.campaign().toString(),
            owed.campaignName(),
            priority(owed.priority()));
    if (owed.cohort() == null) {
      engine.startCampaign(workspace, owed.run(), label);
    } else {
      engine.startCohort(
          workspace, new CohortKey(owed.run(), owed.cohort()), owed.generation(), label);
    }
  }

  /** The engine's keys: 1 is first of five. */
  private static int priority(String name) {
    return switch (name) {
      case "HIGH" -> 2;
      case "LOW" -> 4;
      default -> 3;
    };
  }
}
