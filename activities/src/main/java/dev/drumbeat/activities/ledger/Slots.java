package dev.drumbeat.activities.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sending slots that were reserved: a request leaves at its own, and not before. */
public final class Slots {
  private Slots() {}

  /**
   * Waits for a slot, which is at most some seconds away; the thread is a virtual one, and costs
   * nothing while it sleeps.
   *
   * @throws IllegalStateException when the process ends meanwhile
   */
  public static void await(Clock clock, Instant slot) {
    Duration wait = Duration.between(clock.instant(), slot);
    if (wait.isPositive()) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Ended while a slot was waited for", e);
      }
    }
  }
}
