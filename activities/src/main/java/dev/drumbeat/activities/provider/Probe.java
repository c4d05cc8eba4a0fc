package dev.drumbeat.activities.provider;

/**
 * How a provider is.
 *
 * @param responseMs until its answer, or until we gave up
 * @param detail why, for a person to read
 */
public record Probe(Status status, int responseMs, String detail) {
  public enum Status {
    HEALTHY,
    DEGRADED,
    UNHEALTHY
  }
}
