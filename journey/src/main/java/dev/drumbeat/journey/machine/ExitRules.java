package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.Scope;
import java.util.Comparator;
import java.util.Optional;

/** Which of a campaign's exit rules an event meets. */
public final class ExitRules {
  private ExitRules() {}

  /** Of several rules for one event, the one with the widest scope. */
  public static Optional<ExitRule> matching(CampaignDefinition definition, EventFact event) {
    return definition.exitOn().stream()
        .filter(rule -> rule.event().equals(event.type()))
        .max(Comparator.comparing(ExitRule::scope));
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
