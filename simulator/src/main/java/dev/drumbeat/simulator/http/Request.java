package dev.drumbeat.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, its body read whole (the server bounds it).
 *
 * @param target path and query as they were sent
 * @param headers found in any case; of a repeated one the first
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Request(
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    boolean fromThisMachine) {

  public String path() {
    int question = target.indexOf('?');
    String raw = question < 0 ? target : target.substring(0, question);
    return raw.indexOf('%') < 0 ? raw : Params.decode(raw.replace("+", "%2B"));
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  public boolean isGet() {
    return method.equals("GET");
  }

  public Params query() {
    int question = target.indexOf('?');
    return Params.parse(question < 0 ? "" : target.substring(question + 1));
  }

  public Params form() {
    return Params.parse(bodyText());
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
