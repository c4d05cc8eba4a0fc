package dev.drumbeat.local.audit;

import dev.drumbeat.db.integration.Secrets;
import java.time.Duration;
import java.time.Instant;

/**
 * How providers' lists are read.
 *
 * @param secrets opens the accounts' credentials
 * @param simulators whether simulated accounts answer now
 * @param settledBefore what is younger may not have been recorded yet, or not be in a list that
 *     lags
 */
public record Lists(Secrets secrets, boolean simulators, Instant settledBefore) {
  private static final Duration UNDER_WAY = Duration.ofMinutes(2);

  public static Lists now(Secrets secrets, boolean simulators) {
    return new Lists(secrets, simulators, Instant.now().minus(UNDER_WAY));
  }
}
