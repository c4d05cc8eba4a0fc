package dev.drumbeat.simulator.faults;

import static dev.drumbeat.simulator.faults.FaultKind.*;

import dev.drumbeat.simulator.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Which faults at which rates. As JSON: {@code {"name":"resets","rules":[{"provider":"twilio",
 * "fault":"ACCEPTED_RESET","rate":0.05},{"fault":"LIST_LAG","rate":0.1,"delay":"PT20S"}]}}.
 */
public record FaultPlan(String name, List<FaultRule> rules) {
  /** Longer than any sensible client waits for a provider's answer. */
  private static final Duration PAST_THE_TIMEOUT = Duration.ofSeconds(40);

  private static final Duration LATE_CALLBACK = Duration.ofSeconds(20);
  private static final Duration LIST_LAG_TIME = Duration.ofSeconds(15);
  private static final Duration DRIP_TIME = Duration.ofSeconds(5);

  public FaultPlan {
    rules = List.copyOf(rules);
  }

  public static FaultPlan none() {
    return new FaultPlan("none", List.of());
  }

  /** About 1 % at each stage. */
  public static FaultPlan mild() {
    return new FaultPlan("mild", everything(0.01));
  }

  /** About 10 % at each stage. */
  public static FaultPlan harsh() {
    return new FaultPlan("harsh", everything(0.10));
  }

  /** One kind for everyone, as tests want it. */
  public static FaultPlan always(FaultKind kind, Duration delay) {
    return new FaultPlan(kind.name(), List.of(new FaultRule(kind, 1, delay)));
  }

  /**
   * Reads {@code none}, {@code mild}, {@code harsh} or a plan as JSON.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static FaultPlan parse(String text) {
    return switch (text) {
      case "none" -> none();
      case "mild" -> mild();
      case "harsh" -> harsh();
      default -> json(text);
    };
  }

  private static FaultPlan json(String text) {
    try {
      return Json.MAPPER.readValue(text, FaultPlan.class);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("no fault plan: " + malformed.getMessage(), malformed);
    }
  }

  /** Requests are split between refused and badly answered, so that both together are the total. */
  private static List<FaultRule> everything(double total) {
    return Stream.of(
            share(
                total / 2,
                Duration.ZERO,
                ERROR_500,
                BAD_GATEWAY_HTML,
                UNAVAILABLE_503,
                TOO_MANY_REQUESTS,
                REFUSED_RESET),
            share(total * 0.4, Duration.ZERO, ACCEPTED_500, ACCEPTED_RESET, ACCEPTED_GARBAGE),
            share(total * 0.05, PAST_THE_TIMEOUT, ACCEPTED_LATE),
            share(total * 0.05, DRIP_TIME, ACCEPTED_DRIP),
            share(
                total * 0.75, LATE_CALLBACK, CALLBACK_DUPLICATE, CALLBACK_REVERSED, CALLBACK_LATE),
            share(total * 0.1, Duration.ZERO, CALLBACK_FORGED),
            // SendGrid repeats an event for a day, so only Twilio's are lost.
            Stream.of(new FaultRule("twilio", CALLBACK_MISSING, total * 0.15, Duration.ZERO)),
            share(total, LIST_LAG_TIME, LIST_LAG),
            share(total, Duration.ZERO, READ_500))
        .flatMap(rules -> rules)
        .toList();
  }

  private static Stream<FaultRule> share(double rate, Duration delay, FaultKind... kinds) {
    return Stream.of(kinds).map(kind -> new FaultRule(kind, rate / kinds.length, delay));
  }
}
