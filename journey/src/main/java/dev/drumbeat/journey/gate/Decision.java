package dev.drumbeat.journey.gate;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of one send.
 *
 * @param reason a sentence for a person
 * @param inputs the values that the rule saw; no phone, e-mail or name in clear
 * @param until when to ask again; null for a deferral that something else must end (a pause, a
 *     sender's health)
 * @param openUntil the end of the allowed time, for slots and an SMS's validity; null is no end
 */
public record Decision(
    Outcome outcome,
    Rule rule,
    String reason,
    Map<String, Object> inputs,
    @Nullable Instant until,
    @Nullable Instant openUntil) {
  public enum Outcome {
    ALLOWED,
    DEFERRED,
    DENIED
  }

  public Decision {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** What would have allowed it, a sentence for a person. */
  public String remedy() {
    return rule.remedy();
  }

  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }
}
