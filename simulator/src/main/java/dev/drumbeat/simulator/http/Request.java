package dev.drumbeat.simulator.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request, its body read whole (the server bounds it). */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Request(
    String method, URI uri, Headers headers, byte[] body, boolean fromThisMachine) {

  public String path() {
    return uri.getPath();
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  public boolean isGet() {
    return method.equals("GET");
  }

  public Params query() {
    return Params.parse(uri.getRawQuery());
  }

  public Params form() {
    return Params.parse(bodyText());
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public @Nullable String header(String name) {
    return headers.getFirst(name);
  }
}
