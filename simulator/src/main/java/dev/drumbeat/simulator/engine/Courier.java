package dev.drumbeat.simulator.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Carries callbacks to whoever asked for them, one request each. */
public final class Courier implements AutoCloseable {
  /** Twilio's own limits: reference of webhook connection overrides, ct and rt. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  public Delivery post(URI url, Map<String, String> headers, String body)
      throws InterruptedException {
    return send(
        HttpRequest.newBuilder(url)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
        headers);
  }

  public Delivery get(URI url, Map<String, String> headers) throws InterruptedException {
    return send(HttpRequest.newBuilder(url).GET(), headers);
  }

  private Delivery send(HttpRequest.Builder request, Map<String, String> headers)
      throws InterruptedException {
    headers.forEach(request::header);
    try {
      var answer =
          client.send(
              request.timeout(ANSWER_TIMEOUT).build(),
              BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
      return new Delivery.Answered(answer.statusCode(), answer.body());
    } catch (IOException failed) {
      return new Delivery.Unreachable(failed.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
