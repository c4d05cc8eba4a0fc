package dev.drumbeat.simulator.faults;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that will go wrong with one thing that was taken, drawn before it is taken and logged with
 * it, so that a restart or another plan doesn't change it.
 *
 * @param subject what it was drawn for
 */
public record Fate(String subject, List<Fault> faults) {
  public Fate {
    faults = List.copyOf(faults);
  }

  /** Nothing goes wrong. */
  public static Fate kind(String subject) {
    return new Fate(subject, List.of());
  }

  public @Nullable Fault at(FaultStage stage) {
    for (Fault fault : faults) {
      if (fault.kind().stage() == stage) {
        return fault;
      }
    }
    return null;
  }

  /** The delay of that stage's fault, zero where there is none. */
  public Duration delay(FaultStage stage) {
    Fault fault = at(stage);
    return fault == null ? Duration.ZERO : fault.delay();
  }

  /**
   * How far the provider's clock is off: ahead for one half of the subjects, behind for another.
   */
  public Duration skew() {
    Duration off = delay(FaultStage.CLOCK);
    return subject.hashCode() % 2 == 0 ? off : off.negated();
  }
}
