package dev.drumbeat.local.crash;

import java.time.Duration;
import java.time.Instant;

/**
 * One fault as it happened. What was sent from its start until the next one's counts as its.
 *
 * @param caught what was under way at that moment
 * @param recovery from its start until sends were settled again
 */
public record Strike(Fault fault, Instant at, Caught caught, Duration recovery) {
  public Strike recoveredAfter(Duration time) {
    return new Strike(fault, at, caught, time);
  }
}
