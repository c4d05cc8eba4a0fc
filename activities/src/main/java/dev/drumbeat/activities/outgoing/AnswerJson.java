package dev.drumbeat.activities.outgoing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a receiver's answer as something that a lead's field can hold. */
final class AnswerJson {
  /** PostgreSQL takes neither U+0000 nor half a surrogate pair. */
  private static final String UNSTORABLE =
      "\\x00|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";

  private AnswerJson() {}

  /** Nothing when it is no JSON, or null. */
  static Optional<Object> read(byte[] body) {
    try {
      return Optional.ofNullable(storable(JsonMapper.shared().readValue(body, Object.class)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object storable(@Nullable Object value) {
    return switch (value) {
      case String text -> clean(text);
      case List<?> list -> list.stream().map(AnswerJson::storable).toList();
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, each) -> fields.put(clean(String.valueOf(name)), storable(each)));
        yield fields;
      }
      case null -> null;
      default -> value;
    };
  }

  private static String clean(String text) {
    return text.replaceAll(UNSTORABLE, "\uFFFD");
  }
}
