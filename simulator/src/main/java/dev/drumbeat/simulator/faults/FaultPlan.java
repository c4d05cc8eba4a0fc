package dev.drumbeat.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which faults strike, how often. {@link PlanJson} has its form as JSON.
 *
 * @param drawBy what makes two runs alike
 */
public record FaultPlan(String name, DrawBy drawBy, List<FaultRule> rules) {
  /** What the faults of a request are drawn for, beside the seed. */
  public enum DrawBy {
    /** Who it is for, and the how-manieth request of its kind it is: alike in every run. */
    RECIPIENT,
    /** The caller's id of the attempt: alike however recipients repeat. */
    ATTEMPT
  }

  public FaultPlan {
    rules = List.copyOf(rules);
  }

  public FaultPlan(String name, List<FaultRule> rules) {
    this(name, DrawBy.RECIPIENT, rules);
  }

  public static FaultPlan none() {
    return new FaultPlan("none", List.of());
  }

  /** About 1 % at each stage, of what passes by itself. */
  public static FaultPlan mild() {
    return new FaultPlan("mild", ReadyMadePlans.everything(0.01));
  }

  /** About 10 % at each stage, of what passes by itself. */
  public static FaultPlan harsh() {
    return new FaultPlan("harsh", ReadyMadePlans.everything(0.10));
  }

  /** Everything at once, what only a person can end included. */
  public static FaultPlan storm() {
    return new FaultPlan("storm", ReadyMadePlans.storm());
  }

  /** One kind for everyone, as tests want it. */
  public static FaultPlan always(FaultKind kind, Duration delay) {
    return new FaultPlan(kind.name(), List.of(new FaultRule(kind, 1, delay)));
  }

  /**
   * Reads {@code none}, {@code mild}, {@code harsh}, {@code storm} or a plan as JSON.
   *
   * @throws IllegalArgumentException when it is none of these; says what is wrong
   */
  public static FaultPlan parse(String text) {
    return text.stripLeading().startsWith("{") ? PlanJson.read(text) : named(text);
  }

  static FaultPlan named(String name) {
    return switch (name) {
      case "none" -> none();
      case "mild" -> mild();
      case "harsh" -> harsh();
      case "storm" -> storm();
      default ->
          throw new IllegalArgumentException(
              "no fault plan \"" + name + "\": there are none, mild, harsh, storm, and JSON");
    };
  }

  public FaultPlan named(String other, DrawBy by) {
    return new FaultPlan(other, by, rules);
  }

  public FaultPlan without(Set<FaultKind> kinds) {
    return with(rules.stream().filter(rule -> !kinds.contains(rule.fault())).toList());
  }

  /** The same plan for clients who wait that much longer or shorter. */
  public FaultPlan withDelaysTimes(double factor) {
    return with(rules.stream().map(rule -> rule.withDelay(times(rule.delay(), factor))).toList());
  }

  private static Duration times(Duration delay, double factor) {
    return Duration.ofMillis((long) (delay.toMillis() * factor));
  }

  private FaultPlan with(List<FaultRule> others) {
    return new FaultPlan(name, drawBy, others);
  }
}
