package dev.drumbeat.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the API over HTTP, and holds each answer against the API's own description. */
public record Client(HttpClient http, int port, UUID workspace, @Nullable String key) {
  static final String CONTRACT = "/api/openapi.json";

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json) {
    return send(request(path).header("Content-Type", "application/json").POST(body(json)));
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer put(String path, String json) {
    return send(request(path).header("Content-Type", "application/json").PUT(body(json)));
  }

  /** As the other {@code put}, of what has that entity tag. */
  public Answer put(String path, String ifMatch, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", ifMatch)
            .PUT(body(json)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** A request to be made by hand, with the key. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  public Answer send(HttpRequest.Builder builder) {
    try {
      HttpRequest request = builder.build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      if (!request.uri().getPath().equals(CONTRACT)) {
        Contract.check(request.method(), request.uri().getPath(), answer);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Without the key itself, which failing tests would print. */
  @Override
  public String toString() {
    return "client of " + workspace;
  }

  private static BodyPublisher body(String json) {
    return BodyPublishers.ofString(json.replace('\'', '"'));
  }
}
