package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.time.AttemptLimits;
import dev.drumbeat.journey.time.AttemptLimits.Full;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The states' limits of attempts at one phone. */
final class Attempts {
  private Attempts() {}

  static Optional<Decision> objection(GateFacts facts) {
    PointFacts point = facts.point();
    return point == null
        ? Optional.empty()
        : AttemptLimits.full(
                facts.whereabouts(), facts.channel(), facts.now(), point.screening().attempts())
            .map(full -> reached(facts, full));
  }

  private static Decision reached(GateFacts facts, Full full) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("limitRule", full.rule());
    inputs.put("source", full.source());
    inputs.put("atMost", full.atMost());
    inputs.put("within", full.within().toString());
    inputs.put("used", full.used());
    inputs.put("states", String.join(",", facts.whereabouts().states()));
    String reason =
        "%s (%s) allows %d attempts within %s; there were %d."
            .formatted(full.rule(), full.source(), full.atMost(), full.within(), full.used());
    return OpenHours.deferral(facts, Rule.ATTEMPT_LIMIT, reason, inputs, full.frees());
  }
}
