package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Stripe's form.
 *
 * @see <a href="https://docs.stripe.com/api/errors">Errors</a>
 */
record StripeError(
    int status, String type, @Nullable String code, @Nullable String param, String message) {
  private static final String INVALID = "invalid_request_error";

  static StripeError missing(String param) {
    return new StripeError(
        400, INVALID, "parameter_missing", param, "Missing required param: " + param + ".");
  }

  static StripeError invalid(String param, String message) {
    return new StripeError(400, INVALID, "parameter_invalid", param, message);
  }

  static Answer ofStatus(int status) {
    return switch (status) {
      case 401 -> new StripeError(401, INVALID, null, null, "Invalid API Key provided").answer();
      case 404 ->
          new StripeError(404, INVALID, "resource_missing", "id", "No such resource").answer();
      case 429 -> new StripeError(429, INVALID, "rate_limit", null, "Too many requests").answer();
      default ->
          status / 100 == 4
              ? new StripeError(status, INVALID, null, null, "Refused").answer()
              : new StripeError(status, "api_error", null, null, "An error occurred").answer();
    };
  }

  Answer answer() {
    Map<String, @Nullable Object> error =
        Json.object("type", type, "code", code, "param", param, "message", message);
    error.values().removeIf(value -> value == null);
    return Answer.json(status, Json.object("error", error));
  }
}
