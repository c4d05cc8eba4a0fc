package dev.drumbeat.workflows.cohort;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One timer at a time, replaced only by an earlier one. {@code Workflow.await} with a timeout
 * leaves its timer behind each time that its condition comes first; this one does not.
 */
final class Alarm {
  private static final long UNSET = Long.MAX_VALUE;

  private final Runnable ring;
  private long at = UNSET;
  private @Nullable CancellationScope scope;

  Alarm(Runnable ring) {
    this.ring = ring;
  }

  /** Rings at that time, epoch milliseconds, or earlier if it is already set to. */
  void set(long when, long now, String summary) {
    if (when >= at) {
      return;
    }
    cancel();
    at = when;
    CancellationScope armed =
        Workflow.newCancellationScope(() ->
            Workflow.newTimer(
                    Duration.ofMillis(Math.max(1, when - now)),
                    TimerOptions.newBuilder().setSummary(summary).build())
                .handle((done, failure) -> {
                  if (failure == null) {
                    at = UNSET;
                    scope = null;
                    ring.run();
                  }
                  return done;
                }));
    scope = armed;
    armed.run();
  }

  void cancel() {
    if (scope != null) {
      scope.cancel();
      scope = null;
      at = UNSET;
    }
  }
}
