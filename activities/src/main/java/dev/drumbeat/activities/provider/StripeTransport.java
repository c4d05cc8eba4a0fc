package dev.drumbeat.activities.provider;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's SDK over our HTTP client: its own goes through {@code HttpURLConnection}, which repeats
 * a POST by itself. Whatever isn't a 2xx leaves as an exception before the SDK sees it.
 */
final class StripeTransport extends HttpClient {
  private final OneRequest http;

  StripeTransport(OneRequest http) {
    this.http = http;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    try {
      Reply reply = http.send(translate(request), StripeTransport::fault);
      return new StripeResponse(
          reply.status(),
          HttpHeaders.of(reply.headers().map()),
          new String(reply.body(), StandardCharsets.UTF_8));
    } catch (NoSuccess e) {
      throw new ApiConnectionException("No success", e);
    }
  }

  /** Whatever the SDK's settings say. */
  @Override
  public StripeResponse requestWithRetries(StripeRequest request) throws StripeException {
    return request(request);
  }

  private static HttpRequest translate(StripeRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url().toString()));
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    if (request.content() == null) {
      return builder.method(request.method().name(), BodyPublishers.noBody()).build();
    }
    builder.setHeader("Content-Type", request.content().contentType());
    byte[] body = request.content().byteArrayContent();
    return builder.method(request.method().name(), BodyPublishers.ofByteArray(body)).build();
  }

  /** Stripe has codes for some errors, and a type for each. */
  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    JsonNode error = body.path("error");
    String type = Json.text(error, "type");
    String message = Json.text(error, "message");
    if (type == null) {
      return null;
    }
    String code = Json.text(error, "code");
    return new ErrorBody.Fault(
        code == null && type.equals(StripeCheckout.OTHER_REQUEST) ? type : code,
        message == null ? "" : message);
  }
}
