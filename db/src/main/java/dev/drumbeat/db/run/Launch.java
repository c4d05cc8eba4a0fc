package dev.drumbeat.db.run;

import java.time.Duration;
import java.util.UUID;

/** What a new run is of. */
public record Launch(UUID campaignId, UUID versionId, Duration businessOffset) {}
