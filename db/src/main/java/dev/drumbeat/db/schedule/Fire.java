package dev.drumbeat.db.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one time of a schedule.
 *
 * @param run that was launched; null when none was
 * @param reason why none was
 */
public record Fire(
    Instant scheduledAt, Outcome outcome, @Nullable UUID run, @Nullable String reason) {
  /** What it came to. */
  public enum Outcome {
    LAUNCHED,
    /** By rule: it is paused, another run goes on, a later time has come. */
    SKIPPED,
    /** The campaign could not be launched. */
    REFUSED
  }
}
