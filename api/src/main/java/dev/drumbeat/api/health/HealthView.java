package dev.drumbeat.api.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How all is.
 *
 * @param status healthy, degraded or unhealthy: that of the worst service
 * @param responseTime milliseconds
 */
record HealthView(String status, Instant timestamp, long responseTime, List<ServiceView> services) {
  /**
   * How one service is.
   *
   * @param responseTime milliseconds; null when it was not asked
   * @param mode LIVE, SIMULATED or NOT_CONFIGURED; UNKNOWN while the database doesn't answer
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ServiceView(
      String name,
      String status,
      @Nullable Long responseTime,
      String mode,
      @Nullable String detail) {}
}
