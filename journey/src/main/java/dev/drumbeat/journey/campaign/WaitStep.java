package dev.drumbeat.journey.campaign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a duration ({@code for} in JSON), or until a local time; exactly one is set.
 *
 * @param overdue what to do when the wait's end is long past
 * @param whilePaused whether its time goes on in a paused run
 */
public record WaitStep(
    @Nullable Duration duration,
    @Nullable Until until,
    Overdue overdue,
    WhilePaused whilePaused,
    String next,
    int maxVisits)
    implements Step {
  public WaitStep {
    if ((duration == null) == (until == null)) {
      throw new IllegalArgumentException("a wait is for a duration or until a time");
    }
  }

  /** A wait that says nothing of pauses and outages. */
  public WaitStep(@Nullable Duration duration, @Nullable Until until, String next, int maxVisits) {
    this(duration, until, Overdue.SEND, WhilePaused.RUN, next, maxVisits);
  }
}
