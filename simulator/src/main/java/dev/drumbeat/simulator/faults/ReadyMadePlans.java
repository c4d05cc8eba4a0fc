package dev.drumbeat.simulator.faults;

import static dev.drumbeat.simulator.faults.FaultKind.*;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the plans that go by a name. */
final class ReadyMadePlans {
  /** Longer than a client waits that waits ten seconds. */
  private static final Duration PAST_THE_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration LATE_CALLBACK = Duration.ofSeconds(20);
  private static final Duration LIST_LAG_TIME = Duration.ofSeconds(15);
  private static final Duration DRIP_TIME = Duration.ofSeconds(5);
  private static final Duration CLOCK_OFF = Duration.ofMinutes(3);
  private static final Duration STALE = Duration.ofHours(1);

  private ReadyMadePlans() {}

  /** Requests are split between refused and badly answered, so that both together are the total. */
  static List<FaultRule> everything(double total) {
    Duration none = Duration.ZERO;
    return Stream.of(
            share(
                total * 0.45,
                none,
                ERROR_500,
                BAD_GATEWAY_HTML,
                UNAVAILABLE_503,
                TOO_MANY_REQUESTS,
                REFUSED_RESET),
            share(total * 0.05, PAST_THE_TIMEOUT, REFUSED_LATE),
            share(
                total * 0.35,
                none,
                ACCEPTED_500,
                ACCEPTED_BAD_GATEWAY_HTML,
                ACCEPTED_503,
                ACCEPTED_RESET,
                ACCEPTED_GARBAGE),
            share(total * 0.1, PAST_THE_TIMEOUT, ACCEPTED_LATE, ACCEPTED_AFTER_TIMEOUT),
            share(total * 0.05, DRIP_TIME, ACCEPTED_DRIP),
            share(total * 0.7, LATE_CALLBACK, CALLBACK_DUPLICATE, CALLBACK_REVERSED, CALLBACK_LATE),
            share(total * 0.1, none, CALLBACK_FORGED),
            // Twilio signs no time.
            Stream.of(new FaultRule("sendgrid", CALLBACK_STALE, total * 0.05, STALE)),
            // SendGrid repeats an event for a day, so only Twilio's are lost.
            Stream.of(new FaultRule("twilio", CALLBACK_MISSING, total * 0.15, none)),
            Stream.of(new FaultRule("twilio", INBOUND_MISSING, total, none)),
            share(total, LIST_LAG_TIME, LIST_LAG),
            share(total, CLOCK_OFF, CLOCK_SKEW),
            share(total, none, READ_500, READ_429, READ_HTML, READ_RESET))
        .flatMap(rules -> rules)
        .toList();
  }

  static List<FaultRule> storm() {
    Duration none = Duration.ZERO;
    Duration tenSeconds = Duration.ofSeconds(10);
    FaultRule.Span soon = new FaultRule.Span(Duration.ofSeconds(30), tenSeconds, null);
    // What was taken just before can no longer leave.
    FaultRule.Span justBefore =
        new FaultRule.Span(Duration.ofSeconds(29), Duration.ofSeconds(1), null);
    FaultRule.Span thrice = new FaultRule.Span(Duration.ofSeconds(60), null, 3);
    return Stream.concat(
            Stream.of(
                new FaultRule("twilio", ACCOUNT_SUSPENDED, 1, none).during(soon),
                new FaultRule("twilio", QUEUE_SUSPENDED, 1, none).during(justBefore),
                new FaultRule("twilio", SENDER_UNREGISTERED, 0.01, none).during(thrice),
                new FaultRule("twilio", CARRIER_FILTERED, 0.02, none),
                new FaultRule(SUDDEN_OPT_OUT, 0.05, tenSeconds)),
            everything(0.10).stream())
        .toList();
  }

  private static Stream<FaultRule> share(double rate, Duration delay, FaultKind... kinds) {
    return Stream.of(kinds).map(kind -> new FaultRule(kind, rate / kinds.length, delay));
  }
}
