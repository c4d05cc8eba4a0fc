package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.provider.Answer;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** What a receiver's status, or a broken exchange, means for the attempt. */
final class WebhookAnswers {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private WebhookAnswers() {}

  static Answer of(HttpResponse response, UUID attempt) {
    int status = response.getStatusLine().getStatusCode();
    Duration after = retryAfter(response);
    if (status >= 200 && status < 300) {
      return new Answer.Accepted(attempt.toString(), null);
    }
    if (status == 429) {
      return new Answer.NotSent("RATE_LIMITED", "HTTP 429", after);
    }
    if (status == 503 && after != null) {
      return new Answer.NotSent("UNAVAILABLE", "HTTP 503 with Retry-After", after);
    }
    if (status >= 300 && status < 400) {
      return new Answer.Rejected(
          status, "REDIRECT", "It redirects elsewhere, and redirects are not followed");
    }
    return status >= 400 && status < 500 && status != 408
        ? new Answer.Rejected(status, "HTTP_" + status, "HTTP " + status)
        : new Answer.Unknown(status, "HTTP " + status);
  }

  /** Only what proves that no request was made says that none was taken. */
  static Answer failure(Throwable failure) {
    return switch (failure) {
      case Reach.PrivateAddress _ ->
          new Answer.Rejected(
              0,
              "PRIVATE_ADDRESS",
              "The URL leads to an address that is not of the public internet; no request was made");
      case UnknownHostException _ ->
          new Answer.NotSent("UNKNOWN_HOST", "The receiver's host name is unknown", null);
      case ConnectException _, ConnectTimeoutException _ ->
          new Answer.NotSent("NO_CONNECTION", "No connection to the receiver", null);
      case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
          new Answer.Rejected(
              0, "TLS", "The receiver's certificate is not trusted; no request was made");
      // Its message may hold the address, and that a secret.
      default ->
          new Answer.Unknown(null, "The exchange broke off: " + failure.getClass().getSimpleName());
    };
  }

  /** RFC 9110: seconds or a date. */
  private static @Nullable Duration retryAfter(HttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    String text = header == null ? null : header.getValue();
    if (text == null) {
      return null;
    }
    if (text.matches("\\d{1,9}")) {
      return within(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return within(Duration.between(Instant.now(), date.toInstant()));
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
