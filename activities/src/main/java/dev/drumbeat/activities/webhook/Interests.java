package dev.drumbeat.activities.webhook;

import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.Step;
import java.util.HashSet;
import java.util.Set;

/** Which events a journey listens to: what it does not, costs a million leads no row. */
final class Interests {
  private Interests() {}

  static Set<EventType> of(CampaignDefinition definition) {
    var types = new HashSet<EventType>();
    definition.exitOn().stream().map(ExitRule::event).forEach(types::add);
    if (definition.goal() != null) {
      types.add(definition.goal().event());
    }
    for (Step step : definition.steps().values()) {
      if (step instanceof AwaitStep await) {
        types.addAll(await.events());
      }
      if (step instanceof SmsStep sms && sms.onUndelivered() != null
          || step instanceof EmailStep email && email.onBounced() != null) {
        types.add(EventType.DELIVERED);
      }
    }
    return types;
  }
}
