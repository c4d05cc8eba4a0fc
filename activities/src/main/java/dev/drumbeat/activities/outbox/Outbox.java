package dev.drumbeat.activities.outbox;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.drumbeat.activities.cohort.Standings;
import dev.drumbeat.activities.outbox.Engine.Label;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.db.run.OutboxStore;
import dev.drumbeat.db.run.OutboxStore.Owed;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.workflows.cohort.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Gives the engine what committed transactions owe to it: starts and wake-ups. */
public final class Outbox {
  /** Starts in one go: cohorts that all start at once make each other late. */
  private static final int STARTS = 20;

  private static final int COHORTS = 200;

  private final Database database;
  private final Journeys journeys;
  private final Engine engine;

  public Outbox(Database database, Journeys journeys, Engine engine) {
    this.database = database;
    this.journeys = journeys;
    this.engine = engine;
  }

  /** Starts what is owed in a workspace; how many. */
  public int start(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          var owed = OutboxStore.take(tx, STARTS);
          owed.stream().filter(each -> !each.tells()).forEach(e -> start(workspace, e));
          owed.stream()
              .filter(Owed::tells)
              .collect(groupingBy(Outbox::cohort, LinkedHashMap::new, toList()))
              .forEach((cohort, joins) -> join(tx, workspace, cohort, joins));
          OutboxStore.done(tx, owed.stream().map(Owed::id).toList());
          return owed.size();
        });
  }

  /** Signals the cohorts of leads that something happened to; how many. */
  public int wake(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          var wakes = WakeStore.take(tx, COHORTS);
          wakes.forEach((cohort, leads) -> engine.wake(cohort, standing(tx, cohort, leads)));
          return wakes.size();
        });
  }

  private Standing standing(DSLContext tx, CohortKey cohort, List<Long> leads) {
    UUID version = RunStore.versionOf(tx, cohort.run(), cohort.number());
    return Standings.of(
        EnrollmentStore.statusOf(tx, cohort.number(), leads),
        List.copyOf(journeys.of(tx, version).definition().steps().keySet()));
  }

  private void start(UUID workspace, Owed owed) {
    if (owed.cohort() == null) {
      engine.startCampaign(workspace, owed.run(), label(workspace, owed));
    } else {
      engine.startCohort(workspace, cohort(owed), owed.generation(), label(workspace, owed));
    }
  }

  private void join(DSLContext tx, UUID workspace, CohortKey cohort, List<Owed> joins) {
    Owed owed = joins.getLast();
    List<Long> leads = joins.stream().flatMap(each -> each.leads().stream()).toList();
    engine.join(
        Engine.ref(workspace, cohort, owed.generation()),
        cohort,
        label(workspace, owed),
        standing(tx, cohort, leads));
  }

  private static CohortKey cohort(Owed owed) {
    return new CohortKey(owed.run(), requireNonNull(owed.cohort()));
  }

  private static Label label(UUID workspace, Owed owed) {
    return new Label(
        workspace.toString(),
        owed.campaign().toString(),
        owed.campaignName(),
        priority(owed.priority()));
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
