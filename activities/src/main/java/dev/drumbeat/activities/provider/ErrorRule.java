package dev.drumbeat.activities.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One row of a provider's table of errors.
 *
 * @param code the provider's own, or {@code HTTP_status}
 * @param hold the name of the hold that follows, of a class that halts
 * @param delay before another attempt
 * @param limit of RETRY_COUNTED, the most attempts that may be refused so; of SUPPRESS_NUMBER, how
 *     many make the number barred; otherwise 1
 * @param tripsAtPercent share of a run's recent texts at which it halts; 0 halts at once
 * @param source the page that says so
 */
public record ErrorRule(
    String code,
    ErrorClass errorClass,
    @Nullable String hold,
    @Nullable Duration delay,
    int limit,
    int tripsAtPercent,
    String meaning,
    String source) {

  public ErrorRule {
    if (errorClass.halts() != (hold != null)) {
      throw new IllegalArgumentException(code + ": a hold goes with what halts");
    }
    if ((errorClass == ErrorClass.RETRY_COUNTED) != (delay != null)) {
      throw new IllegalArgumentException(code + ": a delay goes with what is tried again");
    }
  }
}
