package dev.drumbeat.journey.campaign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits for a duration ({@code for} in JSON), or until a local time; exactly one is set. */
public record WaitStep(
    @Nullable Duration duration, @Nullable Until until, String next, int maxVisits)
    implements Step {
  public WaitStep {
    if ((duration == null) == (until == null)) {
      throw new IllegalArgumentException("a wait is for a duration or until a time");
    }
  }
}
