package dev.drumbeat.api.campaign;

import dev.drumbeat.db.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param businessOffset business time minus real time; zero with live providers
 * @param pagingDone whether the whole audience is enrolled
 * @param continuous whether it takes leads over the API until it is stopped
 * @param excluded leads of the audience that were not enrolled
 */
record RunSummary(
    UUID id,
    UUID campaignId,
    String campaignName,
    int version,
    String state,
    @Nullable String stateReason,
    Duration businessOffset,
    boolean pagingDone,
    boolean continuous,
    int excluded,
    Instant startedAt,
    @Nullable Instant endedAt) {
  static RunSummary of(RunView run) {
    return new RunSummary(
        run.id(),
        run.campaignId(),
        run.campaignName(),
        run.version(),
        run.state(),
        run.stateReason(),
        run.businessOffset(),
        run.pagingDone(),
        run.continuous(),
        run.excluded(),
        run.startedAt(),
        run.endedAt());
  }
}
