package dev.drumbeat.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers, and in which manner.
 *
 * @param trace what the request log says of it
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Answer(
    int status, Map<String, String> headers, byte[] body, Manner manner, Trace trace) {
  private static final String CONTENT_TYPE = "Content-Type";

  /**
   * How an answer came about. Never sent.
   *
   * @param subject what faults were drawn for, null where none were
   * @param ids of what was taken
   */
  public record Trace(@Nullable String subject, List<String> ids, List<String> faults) {
    static final Trace NONE = new Trace(null, List.of(), List.of());

    public Trace {
      ids = List.copyOf(ids);
      faults = List.copyOf(faults);
    }
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, new Manner.Prompt(), Trace.NONE);
  }

  public static Answer json(int status, Object body) {
    return json(status, Json.bytes(body));
  }

  /** A body that claims to be JSON. */
  public static Answer json(int status, byte[] body) {
    return new Answer(status, Map.of(CONTENT_TYPE, "application/json"), body);
  }

  public static Answer html(int status, String body) {
    return new Answer(
        status, Map.of(CONTENT_TYPE, "text/html"), body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  public Answer with(Manner other) {
    return new Answer(status, headers, body, other, trace);
  }

  public Answer with(Trace other) {
    return new Answer(status, headers, body, manner, other);
  }

  public Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, manner, trace);
  }
}
