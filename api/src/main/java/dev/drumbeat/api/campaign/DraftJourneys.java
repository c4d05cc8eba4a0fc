package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.campaign.Campaign;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Drafts as something to be tried. */
@Component
public final class DraftJourneys {
  private final CampaignStore campaigns;
  private final Definitions definitions;

  DraftJourneys(CampaignStore campaigns, Definitions definitions) {
    this.campaigns = campaigns;
    this.definitions = definitions;
  }

  /**
   * A campaign's draft, ready to walk.
   *
   * @throws InvalidRequest when it could not be published as it is
   */
  public CompiledJourney compiled(Caller caller, UUID id) {
    Campaign campaign =
        campaigns.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("campaign"));
    CampaignDefinition draft = CampaignJson.read(campaign.draft());
    var faults = definitions.unready(caller.workspace(), draft);
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return CompiledJourney.of(definitions.withTexts(caller.workspace(), draft));
  }
}
