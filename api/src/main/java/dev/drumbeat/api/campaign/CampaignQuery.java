package dev.drumbeat.api.campaign;

import dev.drumbeat.db.campaign.Campaign.Status;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which campaigns are asked for. */
record CampaignQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable Status status) {}
