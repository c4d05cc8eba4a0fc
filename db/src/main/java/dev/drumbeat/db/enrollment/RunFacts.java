package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.gate.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What the work on a cohort needs to know of its run.
 *
 * @param generation of the cohort, as the database has it
 * @param businessOffset business time minus real time
 * @param startedAt real time
 */
public record RunFacts(
    UUID run,
    UUID campaign,
    UUID version,
    RunState state,
    int generation,
    Duration businessOffset,
    Instant startedAt) {
  /** The same run in another state. */
  public RunFacts in(RunState other) {
    return new RunFacts(run, campaign, version, other, generation, businessOffset, startedAt);
  }
}
