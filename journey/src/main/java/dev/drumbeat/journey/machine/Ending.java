package dev.drumbeat.journey.machine;

/** How an enrollment ended, and why, in a sentence. */
public record Ending(State state, String outcome, String reason) {
  /** {@code audience = active + DONE + EXITED + FAILED}. */
  public enum State {
    DONE,
    EXITED,
    FAILED
  }
}
