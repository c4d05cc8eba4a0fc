package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.campaign.Call;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.machine.EffectOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happens to the lead of a dry run, as far as it isn't the journey's to say. What is not
 * assumed: texts and e-mails are accepted and delivered, look-ups find, calls are answered, and
 * nobody replies, pays or answers a task.
 *
 * @param outcomes of effects, by step
 */
public record Assumptions(Map<String, EffectOutcome> outcomes, List<AssumedEvent> events) {
  public static final Assumptions NONE = new Assumptions(Map.of(), List.of());

  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(1);

  public Assumptions {
    outcomes = Map.copyOf(outcomes);
    events = List.copyOf(events);
  }

  EffectOutcome outcome(String id, EffectStep step) {
    EffectOutcome usual = step instanceof EnrichStep ? EffectOutcome.HIT : EffectOutcome.ACCEPTED;
    return outcomes.getOrDefault(id, usual);
  }

  /** The events that come once the lead waits at a step. */
  List<AssumedEvent> at(String id, EffectStep step) {
    List<AssumedEvent> told = at(id);
    if (!told.isEmpty()) {
      return told;
    }
    return switch (step) {
      case Call call -> usual(EventType.CALL_ENDED, id, CALL, Map.of("outcome", "ANSWERED"));
      case SmsStep sms -> usual(EventType.DELIVERED, id, DELIVERY, Map.of());
      case EmailStep email -> usual(EventType.DELIVERED, id, DELIVERY, Map.of());
      case EffectStep other -> List.of();
    };
  }

  List<AssumedEvent> at(String id) {
    return events.stream().filter(event -> id.equals(event.step())).toList();
  }

  List<AssumedEvent> sinceTheStart() {
    return events.stream().filter(event -> event.step() == null).toList();
  }

  private static List<AssumedEvent> usual(
      EventType type, String step, Duration after, Map<String, Object> data) {
    return List.of(new AssumedEvent(type, step, after, data));
  }
}
