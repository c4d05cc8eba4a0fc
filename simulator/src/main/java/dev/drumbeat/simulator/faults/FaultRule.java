package dev.drumbeat.simulator.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan.
 *
 * @param provider twilio, sendgrid, regrid or batchdata; null is all of them
 * @param rate share of the subjects of its stage, 0 to 1
 * @param delay how late, how long a lag, how slow a drip; zero where the kind has no time
 */
public record FaultRule(@Nullable String provider, FaultKind fault, double rate, Duration delay) {
  @SuppressWarnings("ConstantValue") // a plan read from JSON may leave the delay out
  public FaultRule {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate of " + fault + " must be between 0 and 1: " + rate);
    }
    delay = delay == null ? Duration.ZERO : delay;
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay of " + fault + " must not be negative");
    }
  }

  public FaultRule(FaultKind fault, double rate, Duration delay) {
    this(null, fault, rate, delay);
  }

  boolean concerns(FaultStage stage, String name) {
    return fault.stage() == stage && (provider == null || provider.equals(name));
  }
}
