package dev.drumbeat.activities.provider;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of one attempt after its one request. Texts hold nothing personal, no secret. */
public sealed interface Answer {

  /**
   * The provider took it.
   *
   * @param providerId the provider's own id; a look-up has none, there it is the attempt's
   * @param price what it costs, positive, where the answer says so
   */
  record Accepted(String providerId, @Nullable BigDecimal price) implements Answer {}

  /**
   * The provider refused it and will not do it.
   *
   * @param httpStatus 0 when what was refused never left, as a request to a private address
   * @param code the provider's own code, as Twilio's {@code 21610}, or {@code HTTP_400} where it
   *     has none
   */
  record Rejected(int httpStatus, String code, String message) implements Answer {}

  /**
   * There is positive proof that the provider did not take it: a new attempt is safe.
   *
   * @param code {@code RATE_LIMITED}, {@code NO_CONNECTION}, {@code UNKNOWN_HOST}; {@code LATE}
   *     when no request was made
   * @param retryAfter how long the provider asks to wait, where it does
   */
  record NotSent(String code, String reason, @Nullable Duration retryAfter) implements Answer {}

  /** It may have been taken or not: a timeout, a reset, a 5xx, an answer that can't be read. */
  record Unknown(@Nullable Integer httpStatus, String reason) implements Answer {}
}
