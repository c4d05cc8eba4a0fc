package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.time.Days;
import dev.drumbeat.journey.time.LegalHours;
import dev.drumbeat.journey.time.LocalWindow;
import dev.drumbeat.journey.time.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two time rules together: the legal hours in every place where the recipient could be, and the
 * campaign's window by one clock, that of the zone where it is earliest in the day.
 */
final class OpenHours {
  private OpenHours() {}

  /**
   * @param legal the verdict on this very moment
   */
  static Optional<Decision> objection(GateFacts facts, Verdict legal) {
    if (!legal.allowed()) {
      return Optional.of(quiet(facts, legal));
    }
    LocalWindow window = facts.window();
    ZoneId zone = facts.whereabouts().zone(facts.now());
    if (window == null || window.isOpen(facts.now(), zone)) {
      return Optional.empty();
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("window", describe(window));
    inputs.put("localTimes", legal.localTimes());
    inputs.put("zone", zone.getId());
    String reason =
        "Outside the campaign's window (%s): it is %s."
            .formatted(describe(window), describe(legal));
    return Optional.of(deferral(facts, Rule.CAMPAIGN_WINDOW, reason, inputs, facts.now()));
  }

  private static Decision quiet(GateFacts facts, Verdict legal) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("hoursRule", legal.rule());
    inputs.put("source", legal.source());
    inputs.put("localTimes", legal.localTimes());
    inputs.put("states", String.join(",", facts.whereabouts().states()));
    inputs.put("placed", facts.whereabouts().placed());
    String reason =
        "Quiet hours by %s (%s): it is %s."
            .formatted(legal.rule(), legal.source(), describe(legal));
    return deferral(facts, Rule.QUIET_HOURS, reason, inputs, facts.now());
  }

  /** Defers to the first instant, at or after {@code from}, that is open under both rules. */
  static Decision deferral(
      GateFacts facts, Rule rule, String reason, Map<String, Object> inputs, Instant from) {
    Instant until =
        SendingHours.firstOpen(facts.whereabouts(), facts.channel(), facts.window(), from)
            .orElse(null);
    if (until == null) {
      String never = reason + " No hour of a fortnight is open under every rule.";
      return new Decision(Outcome.DENIED, rule, never, inputs, null, null);
    }
    Verdict legal = LegalHours.at(facts.whereabouts(), facts.channel(), until);
    Instant closing = closing(facts, until, legal);
    return new Decision(Outcome.DEFERRED, rule, reason, inputs, until, closing);
  }

  /** When the hours end that are open at {@code open}, on which {@code legal} is the verdict. */
  static @Nullable Instant closing(GateFacts facts, Instant open, Verdict legal) {
    Instant lawful = legal.until();
    LocalWindow window = facts.window();
    if (window == null) {
      return lawful;
    }
    Instant own = window.closesAt(open, facts.whereabouts().zone(open));
    return lawful == null || own.isBefore(lawful) ? own : lawful;
  }

  /** As "Tue 2026-11-24 03:37 in America/Los_Angeles", for each zone where they could be. */
  static String describe(Verdict legal) {
    return legal.localTimes().entrySet().stream()
        .map(each -> each.getValue() + " in " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String describe(LocalWindow window) {
    return Days.format(window.days()) + " " + window.from() + "-" + window.to();
  }
}
