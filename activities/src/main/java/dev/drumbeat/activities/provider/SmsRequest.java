package dev.drumbeat.activities.provider;

import java.time.Duration;
import java.util.UUID;

/**
 * One text.
 *
 * @param effect opaque label of the intended effect, which comes back with callbacks
 * @param to E.164
 * @param from E.164
 * @param validity how long it may wait in a queue before it is dropped; 1 s to 10 h, clamped
 */
public record SmsRequest(
    UUID attempt, String effect, String to, String from, String body, Duration validity) {

  /** Without anything personal. */
  @Override
  public String toString() {
    return "SmsRequest[" + attempt + ", " + effect + "]";
  }
}
