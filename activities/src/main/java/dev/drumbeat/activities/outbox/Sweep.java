package dev.drumbeat.activities.outbox;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.HeldStore;
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
 * started again from them. And leads that were held for what has been changed since.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final int LIMIT = 500;

  private final Database database;
  private final Engine engine;
  private final int graceSeconds;

  /**
   * Makes a sweep.
   *
   * @param graceSeconds how long a lead may be overdue before its workflow is looked for
   */
  public Sweep(Database database, Engine engine, int graceSeconds) {
    this.database = database;
    this.engine = engine;
    this.graceSeconds = graceSeconds;
  }

  /** Brings back what is lost in a workspace; how many workflows. */
  public int sweep(UUID workspace) {
    int restarted = 0;
    List<Overdue> overdue =
        database.inWorkspace(workspace, tx -> OutboxStore.overdue(tx, graceSeconds, LIMIT));
    for (Overdue each : overdue) {
      if (!engine.lives(WorkflowIds.cohort(each.run().toString(), each.cohort()))) {
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

  /** Lets leads go on whose property, owner or contact was changed since it held them; how many. */
  public int release(UUID workspace) {
    return database.inWorkspace(workspace, tx -> HeldStore.releaseChanged(tx, LIMIT));
  }
}
