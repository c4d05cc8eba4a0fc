package dev.drumbeat.activities.provider;

import java.time.Duration;
import java.util.UUID;

/**
 * One call.
 *
 * @param effect opaque label of the intended effect, which comes back with callbacks
 * @param to E.164
 * @param from E.164
 * @param detectMachine whether to find out if a machine answers
 * @param ring how long it may ring; 1 s to 10 min, clamped
 * @param timeLimit the longest that the call may last; 1 s to 4 h, clamped
 */
public record CallRequest(
    UUID attempt,
    String effect,
    String to,
    String from,
    boolean detectMachine,
    Duration ring,
    Duration timeLimit) {

  /** Without anything personal. */
  @Override
  public String toString() {
    return "CallRequest[" + attempt + ", " + effect + "]";
  }
}
