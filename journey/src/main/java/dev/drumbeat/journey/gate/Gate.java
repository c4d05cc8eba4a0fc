package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.time.LegalHours;
import dev.drumbeat.journey.time.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one function that every send passes. Its rules stand in one order, the first that objects
 * decides, and what it isn't told counts against sending. Voice, be it a script's or an
 * assistant's, needs prior express written consent; texts and e-mails need no consent record.
 */
public final class Gate {
  /** When a sender that is not registered or not healthy is asked about again. */
  static final Duration SENDER_PAUSE = Duration.ofMinutes(1);

  /** When to ask again what only a person ends: a hold, a budget, an old list. */
  public static final Duration HOLD_RECHECK = Duration.ofMinutes(5);

  private static final List<Function<GateFacts, Optional<Decision>>> BEFORE_HOURS =
      List.of(
          Gate::run,
          Gate::enrollment,
          Gate::contactPoint,
          Gate::simulatedRecipient,
          Gate::suppression,
          DoNotCall::objection,
          Gate::stopped,
          Gate::consent,
          Gate::sender,
          Holds::objection,
          DoNotCall::unanswered);

  private Gate() {}

  /** Decides one send. A deferral's {@code until} is itself open under every time rule. */
  public static Decision decide(GateFacts facts) {
    return BEFORE_HOURS.stream()
        .map(rule -> rule.apply(facts))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> byTheClock(facts));
  }

  private static Decision byTheClock(GateFacts facts) {
    Verdict legal = LegalHours.at(facts.whereabouts(), facts.channel(), facts.now());
    return OpenHours.objection(facts, legal)
        .or(() -> Caps.objection(facts))
        .or(() -> Attempts.objection(facts))
        .or(() -> Budgets.objection(facts))
        .orElseGet(() -> allowed(facts, legal));
  }

  private static Decision allowed(GateFacts facts, Verdict legal) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("channel", facts.channel().json());
    inputs.put("localTimes", legal.localTimes());
    inputs.put("hoursRule", legal.rule());
    Instant openUntil = OpenHours.closing(facts, facts.now(), legal);
    return new Decision(
        Outcome.ALLOWED, Rule.ALLOWED, allowedBecause(legal), inputs, null, openUntil);
  }

  private static String allowedBecause(Verdict legal) {
    return "Run, opt-outs, do-not-call lists, stops, consent, sender, hours, caps and budget were"
        + " checked and permit it: it is "
        + OpenHours.describe(legal)
        + ".";
  }

  private static Optional<Decision> run(GateFacts facts) {
    return switch (facts.runState()) {
      case RUNNING -> Optional.empty();
      case PAUSED ->
          Optional.of(
              new Decision(
                  Outcome.DEFERRED,
                  Rule.RUN_PAUSED,
                  "The run is paused; it goes on when the run is resumed.",
                  Map.of("runState", "PAUSED"),
                  null,
                  null));
      case STOPPED ->
          denied(Rule.RUN_STOPPED, "The run was stopped.", Map.of("runState", "STOPPED"));
    };
  }

  private static Optional<Decision> enrollment(GateFacts facts) {
    return facts.enrollmentActive()
        ? Optional.empty()
        : denied(Rule.ENROLLMENT_ENDED, "The enrollment has ended.", Map.of("active", false));
  }

  private static Optional<Decision> contactPoint(GateFacts facts) {
    return facts.point() != null
        ? Optional.empty()
        : denied(
            Rule.NO_CONTACT_POINT,
            "The lead has nothing to reach it by " + facts.channel().json() + ".",
            Map.of("channel", facts.channel().json()));
  }

  private static Optional<Decision> simulatedRecipient(GateFacts facts) {
    PointFacts point = facts.point();
    SenderFacts sender = facts.sender();
    if (point == null || !point.simulated() || sender == null || !sender.live()) {
      return Optional.empty();
    }
    return denied(
        Rule.SIMULATED_RECIPIENT,
        "The recipient was made up by a simulator and the provider is a real one.",
        Map.of("point", point.masked(), "sender", sender.key()));
  }

  private static Optional<Decision> suppression(GateFacts facts) {
    PointFacts point = facts.point();
    if (point == null) {
      return Optional.empty();
    }
    return point.suppressions().stream()
        .filter(s -> s.channel() == null || s.channel() == facts.channel())
        .findFirst()
        .flatMap(suppression -> suppressed(point, suppression));
  }

  private static Optional<Decision> suppressed(PointFacts point, Suppression suppression) {
    Channel channel = suppression.channel();
    return denied(
        Rule.SUPPRESSED,
        "%s is suppressed: %s at %s."
            .formatted(point.masked(), suppression.reason(), suppression.at()),
        Map.of(
            "point", point.masked(),
            "reason", suppression.reason(),
            "at", suppression.at().toString(),
            "channel", channel == null ? "all" : channel.json()));
  }

  private static Optional<Decision> stopped(GateFacts facts) {
    if (facts.propertyStopped()) {
      return denied(
          Rule.PROPERTY_STOPPED,
          "Outreach for this property was stopped.",
          Map.of("stopped", true));
    }
    return facts.ownerStopped()
        ? denied(Rule.OWNER_STOPPED, "Outreach to this owner was stopped.", Map.of("stopped", true))
        : Optional.empty();
  }

  private static Optional<Decision> consent(GateFacts facts) {
    return Consents.suffice(facts)
        ? Optional.empty()
        : denied(
            Rule.NO_CONSENT,
            "A call by a recorded or artificial voice needs prior express written consent.",
            Map.of("channel", facts.channel().json(), "consents", Consents.describe(facts)));
  }

  private static Optional<Decision> sender(GateFacts facts) {
    SenderFacts sender = facts.sender();
    if (sender == null) {
      return denied(
          Rule.SENDER_UNREGISTERED, "The step's sender doesn't exist.", Map.of("exists", false));
    }
    Map<String, Object> inputs =
        Map.of(
            "sender", sender.key(), "registered", sender.registered(), "healthy", sender.healthy());
    if (!sender.registered()) {
      String reason = "The sender '" + sender.key() + "' isn't registered with its carrier yet.";
      return deferred(facts, Rule.SENDER_UNREGISTERED, reason, inputs, SENDER_PAUSE);
    }
    String reason = "The sender '" + sender.key() + "' is held until its provider is healthy.";
    return sender.healthy()
        ? Optional.empty()
        : deferred(facts, Rule.SENDER_UNHEALTHY, reason, inputs, SENDER_PAUSE);
  }

  /**
   * Holds an allowed send for a reason that the gate doesn't know: no slot is near (NO_SLOT).
   *
   * @param from the earliest time that would do; the deferral ends at or after it, when every time
   *     rule is open
   */
  public static Decision defer(
      GateFacts facts, Rule rule, String reason, Map<String, Object> inputs, Instant from) {
    return OpenHours.deferral(facts, rule, reason, inputs, from);
  }

  static Optional<Decision> denied(Rule rule, String reason, Map<String, Object> inputs) {
    return Optional.of(new Decision(Outcome.DENIED, rule, reason, inputs, null, null));
  }

  private static Optional<Decision> deferred(
      GateFacts facts, Rule rule, String reason, Map<String, Object> inputs, Duration pause) {
    return Optional.of(OpenHours.deferral(facts, rule, reason, inputs, facts.now().plus(pause)));
  }
}
