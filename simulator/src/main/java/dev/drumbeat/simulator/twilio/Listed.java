package dev.drumbeat.simulator.twilio;

import java.time.Instant;

/** A resource that Twilio lists. */
interface Listed {
  String sid();

  Stamp stamp();

  String to();

  String from();

  /**
   * When it came.
   *
   * @param ordinal its place in the order of creation
   * @param visibleFrom when lists show it, later than creation where they lag
   */
  record Stamp(long ordinal, Instant created, Instant visibleFrom) {}
}
