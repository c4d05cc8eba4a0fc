package dev.drumbeat.db.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored.
 *
 * @param businessOffset business time minus real time; zero for live providers
 * @param continuous whether it takes leads over the API until it is stopped
 * @param excluded leads of the audience that were not enrolled
 * @param excludedReasons why they were not, to count
 */
public record RunView(
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
    Map<String, Integer> excludedReasons,
    Instant startedAt,
    @Nullable Instant endedAt) {}
