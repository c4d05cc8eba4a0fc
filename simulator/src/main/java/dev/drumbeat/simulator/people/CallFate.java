package dev.drumbeat.simulator.people;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a call.
 *
 * @param digit what the person presses when asked; null hangs up instead
 * @param ringSeconds how long it rings, before the pace
 * @param talkSeconds how long the person stays without being asked anything, before the pace
 * @param clarity how easily a machine is told from a person by ear, 0 to 1
 */
public record CallFate(
    Outcome outcome,
    @Nullable String digit,
    double ringSeconds,
    double talkSeconds,
    double clarity) {
  public enum Outcome {
    HUMAN,
    VOICEMAIL,
    NO_ANSWER,
    BUSY
  }
}
