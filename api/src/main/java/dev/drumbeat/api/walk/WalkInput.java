package dev.drumbeat.api.walk;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.walk.AssumedEvent;
import dev.drumbeat.journey.walk.Assumptions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dry run that is asked for.
 *
 * @param start when the lead enters; now when left out
 * @param outcomes of effects by step: ACCEPTED, REJECTED, SKIPPED, ABANDONED, HIT or MISS; what is
 *     not named is accepted, and look-ups find
 * @param events that happen; what is not named: texts and mails are delivered, calls answered, and
 *     nobody replies
 */
record WalkInput(
    LeadInput lead,
    @Nullable Instant start,
    @Nullable Map<String, Object> outcomes,
    @Size(max = 100) @Nullable List<EventInput> events) {
  /**
   * An event that is assumed.
   *
   * @param step counted from when the lead waits there; from the start when left out
   * @param after such as PT2H
   */
  record EventInput(
      @NotBlank @Size(max = 60) String type,
      @Size(max = 100) @Nullable String step,
      Duration after,
      @Nullable Map<String, Object> data) {}

  Assumptions assumptions(CampaignDefinition definition) {
    var faults = new ArrayList<Fault>();
    var wanted = new LinkedHashMap<String, EffectOutcome>();
    (outcomes == null ? Map.<String, Object>of() : outcomes)
        .forEach((step, outcome) -> outcome(definition, step, outcome, wanted, faults));
    var assumed = new ArrayList<AssumedEvent>();
    List<EventInput> given = events == null ? List.of() : events;
    for (int i = 0; i < given.size(); i++) {
      event(definition, given.get(i), "/events/" + i, assumed, faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return new Assumptions(wanted, assumed);
  }

  private static void outcome(
      CampaignDefinition definition,
      String step,
      Object outcome,
      Map<String, EffectOutcome> wanted,
      List<Fault> faults) {
    if (!definition.steps().containsKey(step)) {
      faults.add(Fault.error("/outcomes/" + step, "UNKNOWN_STEP", "There is no such step"));
      return;
    }
    try {
      wanted.put(step, EffectOutcome.valueOf(String.valueOf(outcome)));
    } catch (IllegalArgumentException e) {
      String message = "Must be one of " + List.of(EffectOutcome.values());
      faults.add(Fault.error("/outcomes/" + step, "UNKNOWN_VALUE", message));
    }
  }

  private static void event(
      CampaignDefinition definition,
      EventInput event,
      String at,
      List<AssumedEvent> assumed,
      List<Fault> faults) {
    if (event.step() != null && !definition.steps().containsKey(event.step())) {
      faults.add(Fault.error(at + "/step", "UNKNOWN_STEP", "There is no such step"));
    }
    if (event.after().isNegative()) {
      faults.add(Fault.error(at + "/after", "OUT_OF_RANGE", "Must not be before it"));
    }
    try {
      assumed.add(
          new AssumedEvent(
              new EventType(event.type()),
              event.step(),
              event.after(),
              event.data() == null ? Map.of() : event.data()));
    } catch (IllegalArgumentException e) {
      faults.add(Fault.error(at + "/type", "BAD_FORMAT", "Must be an event's name"));
    }
  }
}
