package dev.drumbeat.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server answers, and in which manner. */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Answer(int status, Map<String, String> headers, byte[] body, Manner manner) {
  private static final String CONTENT_TYPE = "Content-Type";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, Object body) {
    return new Answer(
        status, Map.of(CONTENT_TYPE, "application/json"), Json.bytes(body), new Manner.Prompt());
  }

  public static Answer html(int status, String body) {
    return new Answer(
        status,
        Map.of(CONTENT_TYPE, "text/html"),
        body.getBytes(StandardCharsets.UTF_8),
        new Manner.Prompt());
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0], new Manner.Prompt());
  }

  public Answer with(Manner other) {
    return new Answer(status, headers, body, other);
  }

  public Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, manner);
  }
}
