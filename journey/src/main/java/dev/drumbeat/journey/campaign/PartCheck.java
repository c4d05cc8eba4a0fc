package dev.drumbeat.journey.campaign;

import java.util.Set;

/** Refuses what the language has and nothing does yet. */
final class PartCheck {
  private final CampaignDefinition definition;
  private final Set<Part> notYet;
  private final Problems problems;

  PartCheck(CampaignDefinition definition, Set<Part> notYet, Problems problems) {
    this.definition = definition;
    this.notYet = notYet;
    this.problems = problems;
  }

  void run() {
    Policy policy = definition.policy();
    if (policy.pace() != null && policy.pace().ramp() != null) {
      used(Part.RAMP, "/policy/pace/ramp");
    }
    if (policy.budget() != null) {
      used(Part.BUDGET, "/policy/budget");
    }
    definition.steps().forEach((id, step) -> step(Source.under("/steps", id), step));
  }

  private void step(String at, Step step) {
    boolean addressed =
        step instanceof SmsStep sms && sms.to() != null
            || step instanceof EmailStep email && email.to() != null
            || step instanceof CallStep call && call.to() != null;
    if (addressed) {
      used(Part.TO, at + "/to");
    }
  }

  private void used(Part part, String pointer) {
    if (notYet.contains(part)) {
      problems.error(pointer, "UNSUPPORTED", part.inWords() + " is not available yet");
    }
  }
}
