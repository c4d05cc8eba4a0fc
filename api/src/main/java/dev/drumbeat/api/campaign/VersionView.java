package dev.drumbeat.api.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.drumbeat.db.campaign.Version;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A published definition as a client reads it. */
record VersionView(
    UUID id,
    UUID campaignId,
    int number,
    @JsonRawValue @Schema(implementation = DefinitionSchema.class) String definition,
    Instant publishedAt) {
  static VersionView of(Version version) {
    return new VersionView(
        version.id(),
        version.campaignId(),
        version.number(),
        version.definition(),
        version.publishedAt());
  }
}
