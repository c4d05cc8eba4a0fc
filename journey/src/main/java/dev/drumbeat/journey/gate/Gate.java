package dev.drumbeat.journey.gate;

/** The one function that every send passes. */
public final class Gate {
  private Gate() {}

  public static Decision decide(GateFacts facts) {
    throw new UnsupportedOperationException(facts.toString());
  }
}
