package dev.drumbeat.journey.assistant;

/** How a call that was taken ended; what a step's {@code onOutcome} names. */
public enum Outcome {
  ANSWERED,
  VOICEMAIL,
  NO_ANSWER,
  BUSY,
  FAILED
}
