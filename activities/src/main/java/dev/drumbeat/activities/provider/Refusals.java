package dev.drumbeat.activities.provider;

import dev.drumbeat.activities.provider.ErrorBody.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an HTTP status other than 2xx means for the attempt. */
final class Refusals {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private Refusals() {}

  static Answer of(Reply reply, ErrorBody errorBody) {
    int status = reply.status();
    if (status == TOO_MANY_REQUESTS) {
      return new Answer.NotSent("RATE_LIMITED", "HTTP 429", retryAfter(reply));
    }
    if (status < 400 || status >= 500 || status == REQUEST_TIMEOUT) {
      return new Answer.Unknown(status, "HTTP " + status);
    }
    Fault fault = fault(reply, errorBody);
    if (fault == null) {
      // Something between us and the provider may have answered; what the provider did is open.
      return new Answer.Unknown(status, "HTTP " + status + " that is not the provider's own");
    }
    String code = fault.code() == null ? "HTTP_" + status : fault.code();
    return new Answer.Rejected(status, code, Privacy.mask(fault.message()));
  }

  private static @Nullable Fault fault(Reply reply, ErrorBody errorBody) {
    try {
      JsonNode body = Json.MAPPER.readTree(reply.body());
      return body.isObject() ? errorBody.read(body) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * Of {@code Retry-After} (RFC 9110: seconds or a date), else SendGrid's epoch seconds, or
   * seconds.
   */
  private static @Nullable Duration retryAfter(Reply reply) {
    String after = reply.header("Retry-After");
    if (after != null && after.matches("\\d{1,9}")) {
      return within(Duration.ofSeconds(Long.parseLong(after)));
    }
    if (after != null) {
      return untilDate(after, reply.at());
    }
    String reset = reply.header("X-RateLimit-Reset");
    if (reset == null || !reset.matches("\\d{1,10}")) {
      return null;
    }
    long seconds = Long.parseLong(reset);
    return seconds <= LONGEST_WAIT.toSeconds()
        ? Duration.ofSeconds(seconds)
        : within(Duration.between(reply.at(), Instant.ofEpochSecond(seconds)));
  }

  private static @Nullable Duration untilDate(String httpDate, Instant now) {
    try {
      ZonedDateTime date = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME);
      return within(Duration.between(now, date.toInstant()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration within(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
