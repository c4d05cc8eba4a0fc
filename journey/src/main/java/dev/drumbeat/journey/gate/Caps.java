package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.campaign.Cap;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The frequency caps. */
final class Caps {
  private Caps() {}

  /** The full cap that frees itself last decides. */
  static Optional<Decision> objection(GateFacts facts) {
    return facts.caps().stream()
        .filter(cap -> cap.used() >= cap.cap().atMost())
        .max(Comparator.comparing(cap -> frees(cap, facts.now())))
        .map(cap -> full(facts, cap));
  }

  private static Decision full(GateFacts facts, CapFacts full) {
    Cap cap = full.cap();
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("per", cap.per().name());
    inputs.put("atMost", cap.atMost());
    inputs.put("within", cap.within().toString());
    inputs.put("used", full.used());
    String reason =
        "The cap of %d for each %s within %s is used up (%d)."
            .formatted(
                cap.atMost(), cap.per().name().toLowerCase(Locale.ROOT), cap.within(), full.used());
    return OpenHours.deferral(facts, Rule.FREQUENCY_CAP, reason, inputs, frees(full, facts.now()));
  }

  /** A time that has passed already is no answer: then the whole window is waited out. */
  private static Instant frees(CapFacts full, Instant now) {
    Instant leaves = full.oldestLeavesWindowAt();
    return leaves != null && leaves.isAfter(now) ? leaves : now.plus(full.cap().within());
  }
}
