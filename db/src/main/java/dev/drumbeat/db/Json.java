package dev.drumbeat.db;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON columns to maps and back. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private Json() {}

  public static JSONB write(Object value) {
    return JSONB.jsonb(MAPPER.writeValueAsString(value));
  }

  public static Map<String, Object> map(@Nullable JSONB json) {
    return json == null ? Map.of() : MAPPER.readValue(json.data(), MAP);
  }

  public static <T> T read(JSONB json, Class<T> type) {
    return MAPPER.readValue(json.data(), type);
  }
}
