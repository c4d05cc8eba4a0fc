package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.log.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan.
 *
 * @param scope whom it concerns
 * @param rate share of the subjects of its stage, 0 to 1
 * @param delay how late, how long a lag, how slow a drip; zero where the kind has no time
 * @param code the provider's error code; of {@code REJECTED} and {@code UNDELIVERED} only
 * @param span when it is in force
 */
public record FaultRule(
    Scope scope, FaultKind fault, double rate, Duration delay, @Nullable Integer code, Span span) {

  /**
   * Null is everyone's.
   *
   * @param provider twilio, sendgrid, regrid, batchdata or vapi
   * @param sender a number or address that things go out from
   */
  public record Scope(@Nullable String provider, @Nullable Kind kind, @Nullable String sender) {
    static final Scope ALL = new Scope(null, null, null);

    boolean includes(Occasion occasion) {
      return (provider == null || provider.equals(occasion.provider()))
          && (kind == null || kind == occasion.kind())
          && (sender == null || sender.equals(occasion.sender()));
    }
  }

  /**
   * When a rule is in force.
   *
   * @param after since the plan was set
   * @param lasting null is until the plan is replaced
   * @param limit how often it strikes at most, null for no limit
   */
  public record Span(Duration after, @Nullable Duration lasting, @Nullable Integer limit) {
    static final Span ALWAYS = new Span(Duration.ZERO, null, null);

    boolean covers(Duration sinceSet) {
      return sinceSet.compareTo(after) >= 0
          && (lasting == null || sinceSet.compareTo(after.plus(lasting)) < 0);
    }
  }

  public FaultRule {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("share of " + fault + " must be within 0 and 1: " + rate);
    }
    if (delay.isNegative() || span.after().isNegative()) {
      throw new IllegalArgumentException("times of " + fault + " must not be negative");
    }
    if (fault.needsCode() != (code != null)) {
      throw new IllegalArgumentException(
          fault + (code == null ? " needs a code" : " has no code of your choice"));
    }
  }

  public FaultRule(FaultKind fault, double rate, Duration delay) {
    this(Scope.ALL, fault, rate, delay, null, Span.ALWAYS);
  }

  public FaultRule(String provider, FaultKind fault, double rate, Duration delay) {
    this(new Scope(provider, null, null), fault, rate, delay, null, Span.ALWAYS);
  }

  public FaultRule withCode(int number) {
    return new FaultRule(scope, fault, rate, delay, number, span);
  }

  public FaultRule during(Span other) {
    return new FaultRule(scope, fault, rate, delay, code, other);
  }

  FaultRule withDelay(Duration other) {
    return new FaultRule(scope, fault, rate, other, code, span);
  }
}
