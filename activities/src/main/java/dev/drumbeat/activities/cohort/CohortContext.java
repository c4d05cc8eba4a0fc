package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.RunFacts;
import dev.drumbeat.journey.gate.RunState;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.workflows.cohort.CohortRef;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What the work of one transaction on a cohort needs to know.
 *
 * @param workflowRun the engine's id of the workflow's run, for the timeline
 */
public record CohortContext(
    UUID workspace,
    RunFacts run,
    int cohort,
    CompiledJourney journey,
    BusinessTime time,
    String workflowRun) {

  /**
   * Reads it.
   *
   * @return nothing when a newer generation of the cohort has taken over, or the run is over: then
   *     the workflow that asks must end
   */
  public static Optional<CohortContext> read(
      DSLContext tx, CohortRef cohort, Journeys journeys, Clock clock, String workflowRun) {
    return EnrollmentStore.runFacts(tx, UUID.fromString(cohort.runId()), cohort.number())
        .filter(run -> run.generation() == cohort.generation())
        .filter(run -> run.state() != RunState.STOPPED)
        .map(run ->
            new CohortContext(
                UUID.fromString(cohort.workspaceId()),
                run,
                cohort.number(),
                journeys.of(tx, run.version()),
                new BusinessTime(clock.instant(), run.businessOffset()),
                workflowRun));
  }

  public boolean running() {
    return run.state() == RunState.RUNNING;
  }
}
