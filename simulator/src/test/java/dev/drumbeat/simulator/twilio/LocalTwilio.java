package dev.drumbeat.simulator.twilio;

import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.hc.core5.http.Header;

/** Twilio's SDK, its requests sent to the simulator, one each. */
final class LocalTwilio extends HttpClient {
  private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
  private final String baseUrl;

  private LocalTwilio(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  static TwilioRestClient client(Simulator simulator, SimulatorConfig config) {
    return new TwilioRestClient.Builder(config.accountSid(), config.authToken())
        .httpClient(new LocalTwilio(simulator.baseUrl()))
        .build();
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    var url = request.constructURL();
    HttpRequest.Builder out =
        HttpRequest.newBuilder(URI.create(baseUrl + url.getFile()))
            .header("Authorization", request.getAuthString());
    if (request.getMethod() == com.twilio.http.HttpMethod.GET) {
      out.GET();
    } else {
      out.header("Content-Type", EnumConstants.ContentType.FORM_URLENCODED.getValue())
          .POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
    }
    try {
      var answer = http.send(out.build(), HttpResponse.BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode(), new Header[0]);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }
}
