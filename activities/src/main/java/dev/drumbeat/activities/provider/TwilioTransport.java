package dev.drumbeat.activities.provider;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Twilio's SDK over our HTTP client.
 *
 * <p>The SDK's own transport repeats a POST up to six times on a 5xx or 429 and ignores custom
 * timeouts. Whatever isn't a 2xx leaves as an exception before the SDK sees it, because the SDK
 * repeats some and words an unreadable refusal like an unreadable success.
 */
final class TwilioTransport extends com.twilio.http.HttpClient {
  private final OneRequest http;
  private final @Nullable URI base;

  TwilioTransport(OneRequest http, @Nullable URI base) {
    this.http = http;
    this.base = base;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      Reply reply = http.send(translate(request), TwilioTransport::fault);
      return new Response(new ByteArrayInputStream(reply.body()), reply.status());
    } catch (NoSuccess e) {
      throw new ApiConnectionException("No success", e);
    }
  }

  private HttpRequest translate(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address(request)).header("Accept", "application/json");
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    if (request.requiresAuthentication()) {
      builder.header("Authorization", request.getAuthString());
    }
    if (request.getMethod() == HttpMethod.POST) {
      builder.header("Content-Type", "application/x-www-form-urlencoded");
      return builder.POST(BodyPublishers.ofString(request.encodeFormBody())).build();
    }
    return builder.method(request.getMethod().name(), BodyPublishers.noBody()).build();
  }

  private URI address(Request request) {
    var own = request.constructURL();
    return URI.create(base == null ? own.toString() : base + own.getFile());
  }

  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    String code = Json.text(body, "code");
    String message = Json.text(body, "message");
    return code == null && message == null
        ? null
        : new ErrorBody.Fault(code, message == null ? "" : message);
  }
}
