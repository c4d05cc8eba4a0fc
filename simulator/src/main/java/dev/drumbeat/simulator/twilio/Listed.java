package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A resource that Twilio lists. */
interface Listed {
  String sid();

  Stamp stamp();

  Fate fate();

  String to();

  String from();

  /**
   * When it came.
   *
   * @param ordinal its place in the order of creation
   * @param visibleFrom when lists show it, later than creation where they lag
   */
  record Stamp(long ordinal, Instant created, Instant visibleFrom) {}

  /** A time as the provider writes it, whose clock may be off. */
  default @Nullable Instant byItsClock(@Nullable Instant time) {
    return time == null ? null : time.plus(fate().skew());
  }
}
