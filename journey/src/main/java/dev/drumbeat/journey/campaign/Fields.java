package dev.drumbeat.journey.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one JSON object. Each method reads one; what is wrong becomes a problem and a
 * stand-in value, so that everything wrong is found at once. {@link #close} finds unknown ones.
 */
final class Fields {
  private final ObjectNode node;
  private final String pointer;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(ObjectNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  static Optional<Fields> of(JsonNode node, String pointer, Problems problems) {
    if (node instanceof ObjectNode object) {
      return Optional.of(new Fields(object, pointer, problems));
    }
    problems.error(pointer, "WRONG_TYPE", "expected an object");
    return Optional.empty();
  }

  String pointer() {
    return pointer;
  }

  String pointer(String name) {
    return Source.under(pointer, name);
  }

  Problems problems() {
    return problems;
  }

  boolean has(String name) {
    known.add(name);
    return node.has(name) && !node.get(name).isNull();
  }

  Optional<JsonNode> raw(String name) {
    return has(name) ? Optional.of(node.get(name)) : Optional.empty();
  }

  /** A required text of {@code 1..most} characters; empty when it is wrong. */
  String text(String name, int most) {
    if (!has(name)) {
      problems.error(pointer(name), "REQUIRED", "'" + name + "' is missing");
      return "";
    }
    String text = optionalText(name, most);
    return text == null ? "" : text;
  }

  @Nullable String optionalText(String name, int most) {
    JsonNode value = raw(name).orElse(null);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      problems.error(pointer(name), "WRONG_TYPE", "'" + name + "' is a text");
      return null;
    }
    String text = value.stringValue();
    if (text.isBlank() || text.length() > most) {
      problems.error(pointer(name), "LENGTH", "'" + name + "' has 1 to " + most + " characters");
    }
    return text;
  }

  int integer(String name, int least, int most, int otherwise) {
    JsonNode value = raw(name).orElse(null);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      problems.error(pointer(name), "WRONG_TYPE", "'" + name + "' is a whole number");
      return otherwise;
    }
    long number = value.canConvertToLong() ? value.longValue() : Long.MAX_VALUE;
    if (number < least || number > most) {
      problems.error(pointer(name), "RANGE", "'%s' is %d to %d".formatted(name, least, most));
      return otherwise;
    }
    return (int) number;
  }

  /** True or false; false when it is absent. */
  boolean flag(String name) {
    JsonNode value = raw(name).orElse(null);
    if (value != null && !value.isBoolean()) {
      problems.error(pointer(name), "WRONG_TYPE", "'" + name + "' is true or false");
    }
    return value != null && value.booleanValue(false);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String text = optionalText(name, 60);
    if (text == null) {
      return otherwise;
    }
    return constant(pointer(name), text, type).orElse(otherwise);
  }

  <E extends Enum<E>> E requiredChoice(String name, Class<E> type) {
    E[] constants = type.getEnumConstants();
    String text = text(name, 60);
    return text.isEmpty() ? constants[0] : constant(pointer(name), text, type).orElse(constants[0]);
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    List<E> chosen = new ArrayList<>();
    List<String> texts = texts(name, 20, 60);
    for (int i = 0; i < texts.size(); i++) {
      constant(pointer(name) + "/" + i, texts.get(i), type).ifPresent(chosen::add);
    }
    return chosen;
  }

  @Nullable Duration duration(String name) {
    String text = optionalText(name, 60);
    return text == null || text.isBlank() ? null : duration(pointer(name), text).orElse(null);
  }

  Duration duration(String name, Duration otherwise) {
    Duration duration = duration(name);
    return duration == null ? otherwise : duration;
  }

  Duration requiredDuration(String name) {
    if (!has(name)) {
      problems.error(pointer(name), "REQUIRED", "'" + name + "' is missing, such as P2D");
    }
    return duration(name, Duration.ofDays(1));
  }

  Optional<Duration> duration(String at, String text) {
    Optional<Duration> duration = Durations.parse(text);
    if (duration.isEmpty()) {
      problems.error(
          at, "WRONG_TYPE", "'" + text + "' is no duration; write such as P2D, PT24H, PT30S");
    } else if (!duration.get().isPositive() || duration.get().compareTo(Durations.LONGEST) > 0) {
      problems.error(at, "RANGE", "a duration is longer than nothing and at most P366D");
    }
    return duration.filter(Duration::isPositive);
  }

  Optional<Fields> object(String name) {
    return raw(name).flatMap(value -> of(value, pointer(name), problems));
  }

  /** The elements of a list with their pointers; none when it is absent or no list. */
  Map<String, JsonNode> elements(String name, int most) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    JsonNode value = raw(name).orElse(null);
    if (value == null) {
      return elements;
    }
    if (!value.isArray()) {
      problems.error(pointer(name), "WRONG_TYPE", "'" + name + "' is a list");
      return elements;
    }
    if (value.size() > most) {
      problems.error(pointer(name), "LENGTH", "'" + name + "' has at most " + most + " entries");
      return elements;
    }
    for (int i = 0; i < value.size(); i++) {
      elements.put(pointer(name) + "/" + i, value.get(i));
    }
    return elements;
  }

  List<String> texts(String name, int most, int length) {
    List<String> texts = new ArrayList<>();
    elements(name, most)
        .forEach((at, value) -> {
          boolean right = value.isString() && !value.stringValue().isBlank();
          if (!right || value.stringValue().length() > length) {
            problems.error(at, "WRONG_TYPE", "expected a text of 1 to " + length + " characters");
          }
          texts.add(value.isString() ? value.stringValue() : "");
        });
    return texts;
  }

  /** The entries of an object of texts. */
  Map<String, String> textEntries(String name, int length) {
    Map<String, String> entries = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            fields -> fields.names().forEach(key -> entries.put(key, fields.text(key, length))));
    return entries;
  }

  Set<String> names() {
    return new LinkedHashSet<>(node.propertyNames());
  }

  /** Reports what nobody asked for. */
  void close() {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        problems.error(
            pointer(name),
            "UNKNOWN_FIELD",
            "there is no field '" + name + "' here" + Suggestions.hint(name, known),
            Suggestions.closest(name, known).orElse(null));
      }
    }
  }

  <E extends Enum<E>> Optional<E> constant(String at, String text, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    if (names.contains(text)) {
      return Optional.of(Enum.valueOf(type, text));
    }
    problems.error(
        at,
        "UNKNOWN_VALUE",
        "'%s' is none of %s%s"
            .formatted(text, String.join(", ", names), Suggestions.hint(text, names)),
        Suggestions.closest(text, names).orElse(null));
    return Optional.empty();
  }
}
