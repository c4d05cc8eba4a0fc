package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fault of a request, in SendGrid's words. */
record MailError(String message, @Nullable String field, @Nullable String help) {
  private static final String HELP =
      "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#";

  static MailError of(String message, String field, String anchor) {
    return new MailError(message, field, HELP + anchor);
  }

  static MailError of(String message) {
    return new MailError(message, null, null);
  }

  static Answer answer(int status, List<MailError> errors) {
    return Answer.json(status, Json.object("errors", errors));
  }

  static Answer ofStatus(int status) {
    return switch (status) {
      case 401 ->
          answer(
              401, List.of(of("The provided authorization grant is invalid, expired, or revoked")));
      case 404 -> answer(404, List.of(of("not found")));
      case 429 ->
          answer(429, List.of(of("too many requests")))
              .withHeader("X-RateLimit-Limit", "600")
              .withHeader("X-RateLimit-Remaining", "0")
              .withHeader("X-RateLimit-Reset", "1");
      case 400, 403, 413 -> answer(status, List.of(of("refused by the simulator's fault plan")));
      case 503 -> answer(503, List.of(of("service unavailable")));
      default -> answer(500, List.of(of("internal server error")));
    };
  }
}
