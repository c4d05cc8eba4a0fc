package dev.drumbeat.local.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the API. Every method returns the whole answer, and throws {@link ApiProblem} where that is
 * no success and {@link ApiUnreachable} where there is none.
 */
public final class ApiClient implements AutoCloseable {
  /** Reads what the API writes; fields that it may get later are passed over. */
  public static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** An import of a large file is the longest that there is. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final @Nullable String key;

  /**
   * Makes a client.
   *
   * @param key sent as bearer token; none if null
   */
  public ApiClient(URI base, @Nullable String key) {
    this.base = base;
    this.key = key;
  }

  /** Where it asks. */
  public URI base() {
    return base;
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  public JsonNode post(String path, Object body) {
    return send(json(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  public JsonNode put(String path, Object body) {
    return send(json(path).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  public JsonNode postYaml(String path, String yaml) {
    return send(yaml(path).POST(BodyPublishers.ofString(yaml)));
  }

  /** Replaces whatever is there. */
  public JsonNode putYaml(String path, String yaml) {
    return send(yaml(path).header("If-Match", "*").PUT(BodyPublishers.ofString(yaml)));
  }

  /** Posts a form with a file in it, as a browser does. */
  public JsonNode upload(String path, Path file, Map<String, List<String>> fields)
      throws IOException {
    String boundary = "drumbeat-" + UUID.randomUUID();
    var head = new StringBuilder();
    fields.forEach((name, values) ->
        values.forEach(value ->
            head.append(part(boundary, "name=\"" + name + "\""))
                .append("\r\n")
                .append(value)
                .append("\r\n")));
    String fileName = file.getFileName().toString().replaceAll("[\"\\r\\n]", "_");
    head.append(part(boundary, "name=\"file\"; filename=\"" + fileName + "\""))
        .append("Content-Type: text/csv\r\n\r\n");
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head.toString()),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body));
  }

  private static String part(String boundary, String disposition) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n";
  }

  private HttpRequest.Builder yaml(String path) {
    return request(path).header("Content-Type", "application/yaml");
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      JsonNode body = read(answer.body());
      if (answer.statusCode() >= 400) {
        throw problem(answer.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new ApiUnreachable("Nobody answers at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnreachable("Interrupted while asking " + base, e);
    }
  }

  private static JsonNode read(String body) {
    try {
      return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      throw new ApiUnreachable("The answer is no JSON, so it is not Drumbeat's", e);
    }
  }

  private static ApiProblem problem(int status, JsonNode body) {
    JsonNode errors = body.path("errors");
    List<ApiProblem.Fault> faults =
        errors.isArray()
            ? errors.values().stream()
                .map(each -> JSON.treeToValue(each, ApiProblem.Fault.class))
                .toList()
            : List.of();
    return new ApiProblem(status, body.path("detail").asString("Status " + status), faults);
  }

  @Override
  public void close() {
    http.close();
  }
}
