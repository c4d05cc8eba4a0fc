package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.ExitRule;
import java.util.Optional;

/** Which of a campaign's exit rules an event meets. */
public final class ExitRules {
  private ExitRules() {}

  public static Optional<ExitRule> matching(CampaignDefinition definition, EventFact event) {
    return definition.exitOn().stream().filter(r -> r.event().equals(event.type())).findFirst();
  }
}
