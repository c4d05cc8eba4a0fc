package dev.drumbeat.activities.provider;

import java.time.Duration;

/**
 * How long to wait for a provider.
 *
 * @param connect for the connection
 * @param answer for the whole exchange: connection, request, headers and body
 */
public record HttpTimeouts(Duration connect, Duration answer) {
  public static final HttpTimeouts STANDARD =
      new HttpTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
