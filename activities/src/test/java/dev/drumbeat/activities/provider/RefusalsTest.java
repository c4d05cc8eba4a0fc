package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Retry-After, 7, PT7S",
        "Retry-After, 999999999, PT24H",
        "Retry-After, 'Tue, 24 Nov 2026 17:01:00 GMT', PT1M",
        "Retry-After, 'Tue, 24 Nov 2026 16:00:00 GMT', PT0S",
        "Retry-After, soon, -",
        "X-RateLimit-Reset, 1795539630, PT30S",
        "X-RateLimit-Reset, 12, PT12S",
        "X-RateLimit-Reset, later, -",
        "Server, any, -"
      })
  void readsHowLongToWait(String header, String value, @Nullable Duration wait) {
    Reply reply =
        new Reply(
            429,
            HttpHeaders.of(Map.of(header, List.of(value)), (name, text) -> true),
            new byte[0],
            NOW);

    assertThat(Refusals.of(reply, body -> null))
        .isEqualTo(new Answer.NotSent("RATE_LIMITED", "HTTP 429", wait));
  }
}
