package dev.drumbeat.api.campaign;

import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.db.run.RunView;
import dev.drumbeat.db.timeline.HoldCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as a client reads it.
 *
 * @param businessTime what time it is for the run now
 * @param continuous whether it takes leads over the API until it is stopped
 * @param excluded leads of the audience that were not enrolled
 * @param excludedReasons why they were not, to count
 * @param goals leads that reached the campaign's goal, ended or not
 * @param decisions channel to outcome to count
 * @param intents kind of effect to state to count
 * @param holds what holds active leads back now
 */
record RunDetails(
    UUID id,
    UUID campaignId,
    String campaignName,
    int version,
    String state,
    @Nullable String stateReason,
    Duration businessOffset,
    Instant businessTime,
    boolean pagingDone,
    boolean continuous,
    int excluded,
    Map<String, Integer> excludedReasons,
    Counts counts,
    long goals,
    Map<String, Map<String, Long>> decisions,
    Map<String, Map<String, Long>> intents,
    List<HoldCount> holds,
    Instant startedAt,
    @Nullable Instant endedAt) {
  /** audience = active + done + exited + failed. */
  record Counts(long audience, long active, long done, long exited, long failed) {}

  static RunDetails of(RunView run, RunCounts counts, List<HoldCount> holds, Instant now) {
    return new RunDetails(
        run.id(),
        run.campaignId(),
        run.campaignName(),
        run.version(),
        run.state(),
        run.stateReason(),
        run.businessOffset(),
        now.plus(run.businessOffset()),
        run.pagingDone(),
        run.continuous(),
        run.excluded(),
        run.excludedReasons(),
        new Counts(
            counts.audience(), counts.active(), counts.done(), counts.exited(), counts.failed()),
        counts.goals(),
        counts.decisions(),
        counts.intents(),
        holds,
        run.startedAt(),
        run.endedAt());
  }
}
