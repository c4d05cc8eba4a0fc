package dev.drumbeat.api.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies and queries into records. */
public final class Bodies {
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Bodies() {}

  /**
   * Reads a JSON body.
   *
   * @throws InvalidRequest with all that is wrong
   * @throws IOException when the client goes away, or sends too much
   */
  public static <T extends Record> T read(InputStream body, Class<T> type) throws IOException {
    return new Reading(false).read(tree(body), type);
  }

  /**
   * Reads a query's parameters.
   *
   * @throws InvalidRequest with all that is wrong
   */
  public static <T extends Record> T query(Map<String, String[]> parameters, Class<T> type) {
    ObjectNode tree = JSON.createObjectNode();
    parameters.forEach((name, values) -> {
      if (values.length > 1) {
        throw new InvalidRequest(
            Fault.error("/" + name, "REPEATED", "May be given once, is given more often"));
      }
      tree.put(name, values[0]);
    });
    return new Reading(true).read(tree, type);
  }

  private static JsonNode tree(InputStream body) throws IOException {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree.isMissingNode()) {
        throw new InvalidRequest(Fault.error("", "REQUIRED", "The request has no body"));
      }
      return tree;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new InvalidRequest(malformed(e));
    }
  }

  private static Fault malformed(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    Integer line = at == null || at.getLineNr() < 1 ? null : at.getLineNr();
    Integer column = at == null || at.getColumnNr() < 1 ? null : at.getColumnNr();
    String place = line == null ? "" : " at line " + line + ", column " + column;
    String message = "The body is not well-formed JSON" + place + ": " + e.getOriginalMessage();
    return new Fault("", "MALFORMED_JSON", Fault.Severity.ERROR, message, null, line, column);
  }
}
