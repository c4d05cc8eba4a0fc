package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    for (int i = 0; i < definition.exitOn().size(); i++) {
      event(definition.exitOn().get(i).event(), "/exitOn/" + i + "/event");
    }
    if (definition.goal() != null) {
      event(definition.goal().event(), "/goal/event");
    }
    definition.steps().forEach((id, step) -> step(Source.under("/steps", id), step));
  }

  private void event(EventType event, String pointer) {
    event.needs().ifPresent(part -> used(part, pointer));
  }

  private void step(String at, Step step) {
    switch (step) {
      case SmsStep sms -> to(sms.to(), at);
      case EmailStep email -> to(email.to(), at);
      case CallStep call -> to(call.to(), at);
      case AiCallStep call -> {
        used(Part.AI_CALL, at + "/mode");
        to(call.to(), at);
      }
      case TaskStep s -> used(Part.TASK, at + "/type");
      case WebhookStep s -> used(Part.WEBHOOK, at + "/type");
      case PaymentStep s -> used(Part.PAYMENT, at + "/type");
      case AwaitStep await -> {
        for (int i = 0; i < await.events().size(); i++) {
          event(await.events().get(i), at + "/events/" + i);
        }
      }
      case EnrichStep s -> {}
      case WaitStep s -> {}
      case BranchStep s -> {}
      case SplitStep s -> {}
      case UpdateStep s -> {}
      case EndStep s -> {}
    }
  }

  private void to(@Nullable Addressee to, String at) {
    if (to != null) {
      used(Part.TO, at + "/to");
    }
  }

  private void used(Part part, String pointer) {
    if (notYet.contains(part)) {
      problems.error(pointer, "UNSUPPORTED", part.inWords() + " is not available yet");
    }
  }
}
