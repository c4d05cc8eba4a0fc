package dev.drumbeat.journey.condition;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts as CEL's own types: long, double, boolean, string, list, map. */
final class Values {
  private Values() {}

  static Object forCel(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth;
      case Double number -> number;
      case Float number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Number number -> number.longValue();
      case Enum<?> constant -> constant.name();
      case List<?> list -> list.stream().map(Values::forCel).toList();
      case Map<?, ?> map -> map(map);
      default -> value.toString();
    };
  }

  private static Map<String, Object> map(Map<?, ?> from) {
    Map<String, Object> to = new HashMap<>();
    from.forEach((key, value) -> {
      if (value != null) {
        to.put(String.valueOf(key), forCel(value));
      }
    });
    return to;
  }
}
