package dev.drumbeat.activities.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of JSON that may lack anything. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** The text or number of a field; null when absent, blank or of another kind. */
  static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** Whether a field says yes, be it as a boolean, a number or a word. */
  static boolean isTrue(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = text(node, field);
    return text != null && (text.equals("1") || text.matches("(?i)true|yes|y"));
  }
}
