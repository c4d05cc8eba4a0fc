package dev.drumbeat.db.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at one service.
 *
 * @param service twilio, sendgrid, stripe, vapi or enrichment
 * @param responseMillis null when nothing was asked
 * @param detail why it isn't healthy; without secrets
 */
public record Dependency(
    String service,
    Mode mode,
    Status status,
    @Nullable Integer responseMillis,
    @Nullable String detail,
    Instant checkedAt) {
  /** Whether real people are reached through it. */
  public enum Mode {
    LIVE,
    SIMULATED,
    NOT_CONFIGURED
  }

  /** From best to worst. */
  public enum Status {
    HEALTHY,
    DEGRADED,
    UNHEALTHY
  }
}
