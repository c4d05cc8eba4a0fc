package dev.drumbeat.journey.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The named holds on what a send needs. */
final class Holds {
  private Holds() {}

  /** The widest hold decides. */
  static Optional<Decision> objection(GateFacts facts) {
    return facts.holds().stream()
        .min(Comparator.comparing(Hold::scope).thenComparing(Hold::since))
        .map(hold -> held(facts, hold));
  }

  private static Decision held(GateFacts facts, Hold hold) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("held", hold.scope().name());
    inputs.put("name", hold.name());
    inputs.put("reason", hold.reason());
    inputs.put("since", hold.since().toString());
    String reason = "%s is held since %s: %s.".formatted(hold.name(), hold.since(), hold.reason());
    return OpenHours.deferral(
        facts, hold.scope().rule(), reason, inputs, facts.now().plus(Gate.HOLD_RECHECK));
  }
}
