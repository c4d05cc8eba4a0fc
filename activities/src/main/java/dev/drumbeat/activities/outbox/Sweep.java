package dev.drumbeat.activities.outbox;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.HeldStore;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.db.run.OutboxStore;
import dev.drumbeat.db.run.OutboxStore.Overdue;
import dev.drumbeat.workflows.WorkflowIds;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what stands still without need. What the engine has lost: a cohort with overdue leads, or a
 * run with pages left, of which no workflow lives. The rows are the truth, so the workflow is
 * started again from them; one that lives is told which of its leads are overdue. And leads that
 * were held for what has been changed since.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final int LIMIT = 500;

  private final Database database;
  private final Engine engine;
  private final int graceSeconds;
  private final int everySeconds;

  /**
   * Makes a sweep.
   *
   * @param graceSeconds how long a lead may be overdue before its workflow is looked for
   * @param everySeconds how often it sweeps
   */
  public Sweep(Database database, Engine engine, int graceSeconds, int everySeconds) {
    this.database = database;
    this.engine = engine;
    this.graceSeconds = graceSeconds;
    this.everySeconds = everySeconds;
  }

  /** Brings back what is lost in a workspace; how many workflows. */
  public int sweep(UUID workspace) {
    int restarted = 0;
    List<Overdue> overdue =
        database.inWorkspace(workspace, tx -> OutboxStore.overdue(tx, graceSeconds, LIMIT));
    for (Overdue each : overdue) {
      if (engine.lives(WorkflowIds.cohort(each.run().toString(), each.cohort()))) {
        wake(workspace, new CohortKey(each.run(), each.cohort()));
      } else {
        LOG.info("Cohort {} of run {} has no workflow; starting it", each.cohort(), each.run());
        database.doInWorkspace(workspace, tx -> OutboxStore.restart(tx, each));
        restarted++;
      }
    }
    for (UUID run : database.inWorkspace(workspace, OutboxStore::unpaged)) {
      if (!engine.lives(WorkflowIds.campaign(run.toString()))) {
        LOG.info("Run {} has pages left and no workflow; starting it", run);
        database.doInWorkspace(workspace, tx -> OutboxStore.repage(tx, run));
        restarted++;
      }
    }
    return restarted;
  }

  private void wake(UUID workspace, CohortKey cohort) {
    int missed =
        database.inWorkspace(
            workspace, tx -> WakeStore.wakeOverdue(tx, cohort, graceSeconds, everySeconds));
    if (missed > 0) {
      LOG.info("{} leads of {} are overdue; waking its workflow", missed, cohort);
    }
  }

  /** Lets leads go on whose property, owner or contact was changed since it held them; how many. */
  public int release(UUID workspace) {
    return database.inWorkspace(workspace, tx -> HeldStore.releaseChanged(tx, LIMIT));
  }
}
