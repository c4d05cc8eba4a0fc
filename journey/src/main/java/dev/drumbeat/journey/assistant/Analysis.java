package dev.drumbeat.journey.assistant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an assistant found, by name: the fields of {@code analysis.structuredData}, each of {@code
 * artifact.structuredOutputs} by its name, and Vapi's {@code successEvaluation}.
 */
final class Analysis {
  private static final int MOST_FIELDS = 50;
  private static final int LONGEST_TEXT = 1_000;
  private static final int DEEPEST = 3;

  private Analysis() {}

  static Map<String, Object> read(JsonNode report) {
    var found = new LinkedHashMap<String, Object>();
    JsonNode success = report.path("analysis").path("successEvaluation");
    value(success, 1).ifPresent(value -> found.put("successEvaluation", value));
    fields(report.path("analysis").path("structuredData"), 1).forEach(found::put);
    for (JsonNode output : report.path("artifact").path("structuredOutputs").values()) {
      String name = output.path("name").asString("");
      JsonNode result = output.path("result");
      if (result.isObject()) {
        fields(result, 1).forEach(found::put);
      } else if (isName(name)) {
        value(result, 1).ifPresent(value -> found.put(name, value));
      }
    }
    return found.size() <= MOST_FIELDS ? Collections.unmodifiableMap(found) : Map.of();
  }

  private static Map<String, Object> fields(JsonNode object, int depth) {
    var fields = new LinkedHashMap<String, Object>();
    object
        .propertyStream()
        .filter(field -> isName(field.getKey()))
        .limit(MOST_FIELDS)
        .forEach(field ->
            value(field.getValue(), depth).ifPresent(value -> fields.put(field.getKey(), value)));
    return fields;
  }

  private static boolean isName(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]{0,59}");
  }

  private static Optional<Object> value(JsonNode node, int depth) {
    if (node.isString()) {
      return Optional.of(Texts.storable(node.stringValue(), LONGEST_TEXT));
    }
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Optional.of(node.longValue());
    }
    if (node.isNumber()) {
      return Optional.of(node.doubleValue());
    }
    if (depth >= DEEPEST) {
      return Optional.empty();
    }
    if (node.isObject()) {
      return Optional.of(fields(node, depth + 1));
    }
    return node.isArray() ? Optional.of(list(node, depth)) : Optional.empty();
  }

  private static List<Object> list(JsonNode array, int depth) {
    var list = new ArrayList<>();
    array
        .valueStream()
        .limit(MOST_FIELDS)
        .forEach(each -> value(each, depth + 1).ifPresent(list::add));
    return list;
  }
}
