package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.campaign.Campaign;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.TemplateTexts;
import dev.drumbeat.journey.version.Difference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Published versions against each other, and back into the draft. */
@RestController
@RequestMapping("/api/campaigns/{id}")
@Tag(name = "Campaigns")
final class VersionController {
  private final CampaignStore campaigns;
  private final Definitions definitions;
  private final Drafts drafts;

  VersionController(CampaignStore campaigns, Definitions definitions, Drafts drafts) {
    this.campaigns = campaigns;
    this.definitions = definitions;
    this.drafts = drafts;
  }

  @Operation(summary = "Roll back: make a published version the draft again")
  @PostMapping("/versions/{number}/restore")
  ResponseEntity<Data<CampaignView>> restoreVersion(
      Caller caller,
      @PathVariable UUID id,
      @PathVariable int number,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    IfMatch expected = IfMatch.given(ifMatch);
    CampaignDefinition definition =
        TemplateTexts.named(CampaignJson.read(version(caller, id, number)));
    Draft draft = new Draft(definition.name(), CampaignJson.write(definition), caller.name());
    Campaign campaign = drafts.edit(caller, id, draft, expected);
    return ResponseEntity.ok()
        .eTag(IfMatch.tag(campaign.draftVersion()))
        .body(new Data<>(CampaignView.of(campaign, List.of())));
  }

  @Operation(summary = "Tell what differs between two versions, or a version and the draft")
  @GetMapping("/diff")
  Data<DiffView> diffVersions(
      Caller caller, @PathVariable UUID id, @ParameterObject DiffQuery query) {
    CampaignDefinition older = CampaignJson.read(version(caller, id, query.from()));
    CampaignDefinition newer =
        query.to() == null
            ? definitions.withTexts(caller.workspace(), CampaignJson.read(draft(caller, id)))
            : CampaignJson.read(version(caller, id, query.to()));
    return new Data<>(DiffView.of(query, Difference.between(older, newer)));
  }

  private String draft(Caller caller, UUID id) {
    return campaigns
        .find(caller.workspace(), id)
        .map(Campaign::draft)
        .orElseThrow(() -> Refusal.notFound("campaign"));
  }

  private String version(Caller caller, UUID id, int number) {
    return campaigns
        .version(caller.workspace(), id, number)
        .orElseThrow(() -> Refusal.notFound("version"))
        .definition();
  }
}
