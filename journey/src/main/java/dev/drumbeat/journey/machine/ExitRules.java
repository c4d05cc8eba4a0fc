package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.Scope;
import java.util.Optional;

/** Which of a campaign's exit rules an event meets. */
public final class ExitRules {
  private ExitRules() {}

  public static Optional<ExitRule> matching(CampaignDefinition definition, EventFact event) {
    return definition.exitOn().stream().filter(r -> r.event().equals(event.type())).findFirst();
  }

  /** How an enrollment ends by such a rule. */
  public static Ending ending(ExitRule rule, EventFact event) {
    String reason = "%s came at %s and ends the %s.";
    String whose =
        rule.scope() == Scope.ENROLLMENT ? "enrollment" : rule.scope() + "'s enrollments";
    return new Ending(
        Ending.State.EXITED,
        event.type().name(),
        reason.formatted(event.type(), event.at(), whose));
  }
}
