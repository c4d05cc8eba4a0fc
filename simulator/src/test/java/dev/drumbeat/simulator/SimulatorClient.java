package dev.drumbeat.simulator;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Plain HTTP to the simulator, where a test needs what an SDK hides. */
public final class SimulatorClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;
  private final SimulatorConfig config;

  public SimulatorClient(Simulator simulator, SimulatorConfig config) {
    baseUrl = simulator.baseUrl();
    this.config = config;
  }

  public HttpResponse<String> postTwilio(String resource, Map<String, String> form)
      throws IOException, InterruptedException {
    return http.send(
        twilio(resource)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Params.of(form).encode()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode getTwilio(String resource) throws IOException, InterruptedException {
    return json(http.send(twilio(resource).GET().build(), HttpResponse.BodyHandlers.ofString()));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode control(String path) throws IOException, InterruptedException {
    return json(send(request("/_simulator/" + path).GET()));
  }

  public JsonNode control(String method, String path, Object body)
      throws IOException, InterruptedException {
    return json(
        send(
            request("/_simulator/" + path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path));
  }

  private HttpRequest.Builder twilio(String resource) {
    String pair = config.accountSid() + ":" + config.authToken();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return request("/2010-04-01/Accounts/" + config.accountSid() + "/" + resource)
        .header("Authorization", "Basic " + basic);
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  public static Map<String, String> text(String to, String from, String body) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("To", to);
    form.put("From", from);
    form.put("Body", body);
    return form;
  }
}
