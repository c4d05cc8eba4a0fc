package dev.drumbeat.api.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.db.campaign.Campaign;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as a client reads it.
 *
 * @param definition the draft, in full
 * @param draftVersion rises with each edit
 * @param draftEditedBy the API key that wrote the draft; null where that is not known
 * @param problems warnings found when it was last written; empty when it is only read
 */
record CampaignView(
    UUID id,
    String name,
    Campaign.Status status,
    int draftVersion,
    Instant draftEditedAt,
    @Nullable String draftEditedBy,
    @Nullable Integer latestVersion,
    List<Integer> versions,
    @JsonRawValue @Schema(implementation = DefinitionSchema.class) String definition,
    List<Fault> problems,
    Instant createdAt,
    Instant updatedAt) {
  static CampaignView of(Campaign campaign, List<Fault> problems) {
    return new CampaignView(
        campaign.id(),
        campaign.name(),
        campaign.status(),
        campaign.draftVersion(),
        campaign.draftEditedAt(),
        campaign.draftEditedBy(),
        campaign.latestVersion(),
        campaign.versions(),
        campaign.draft(),
        problems,
        campaign.createdAt(),
        campaign.updatedAt());
  }
}
