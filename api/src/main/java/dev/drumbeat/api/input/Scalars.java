package dev.drumbeat.api.input;

import dev.drumbeat.journey.Channel;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads single values. */
record Scalars(boolean textual) {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  /** A value, or what is wrong with it. */
  sealed interface Result {}

  record Value(Object value) implements Result {}

  record Wrong(Fault fault) implements Result {}

  Result read(JsonNode node, Class<?> type, String pointer) {
    return switch (type) {
      case Class<?> c when c == String.class -> text(node, pointer);
      case Class<?> c when c == int.class || c == Integer.class -> integer(node, pointer);
      case Class<?> c when c == boolean.class || c == Boolean.class -> truth(node, pointer);
      case Class<?> c when c == BigDecimal.class -> number(node, pointer);
      case Class<?> c when c == Double.class -> real(node, pointer);
      case Class<?> c when c == UUID.class -> uuid(node, pointer);
      case Class<?> c when c == Instant.class -> instant(node, pointer);
      case Class<?> c when c == Duration.class -> duration(node, pointer);
      case Class<?> c when c == URI.class -> uri(node, pointer);
      case Class<?> c when c.isEnum() -> constant(node, c, pointer);
      default -> throw new IllegalStateException("Can't read " + type);
    };
  }

  /** A character that PostgreSQL can't keep, wherever it is. */
  static Optional<Fault> unstorable(JsonNode node, String pointer) {
    return node.toString().contains("\\u0000")
        ? Optional.of(Fault.error(pointer, "BAD_CHARACTER", "Contains the character U+0000"))
        : Optional.empty();
  }

  private static Result text(JsonNode node, String pointer) {
    if (!node.isString()) {
      return wrong(pointer, "WRONG_TYPE", "Must be text");
    }
    return unstorable(node, pointer)
        .<Result>map(Wrong::new)
        .orElseGet(() -> new Value(node.stringValue()));
  }

  private Result integer(JsonNode node, String pointer) {
    if (textual && node.isString() && INTEGER.matcher(node.stringValue()).matches()) {
      return integer(Long.parseLong(node.stringValue()), pointer);
    }
    return node.isIntegralNumber() && node.canConvertToLong()
        ? integer(node.longValue(), pointer)
        : wrong(pointer, "WRONG_TYPE", "Must be a whole number");
  }

  private static Result integer(long value, String pointer) {
    return value == (int) value
        ? new Value((int) value)
        : wrong(pointer, "OUT_OF_RANGE", "Is too large");
  }

  private Result truth(JsonNode node, String pointer) {
    String text = node.isString() ? node.stringValue() : "";
    if (textual && (text.equals("true") || text.equals("false"))) {
      return new Value(Boolean.valueOf(text));
    }
    return node.isBoolean()
        ? new Value(node.booleanValue())
        : wrong(pointer, "WRONG_TYPE", "Must be true or false");
  }

  private static Result number(JsonNode node, String pointer) {
    return node.isNumber()
        ? new Value(node.decimalValue())
        : wrong(pointer, "WRONG_TYPE", "Must be a number");
  }

  private static Result real(JsonNode node, String pointer) {
    return node.isNumber()
        ? new Value(node.doubleValue())
        : wrong(pointer, "WRONG_TYPE", "Must be a number");
  }

  private static Result uuid(JsonNode node, String pointer) {
    return node.isString() && UUID_FORM.matcher(node.stringValue()).matches()
        ? new Value(UUID.fromString(node.stringValue()))
        : wrong(pointer, "BAD_FORMAT", "Must be an id, a UUID");
  }

  private static Result instant(JsonNode node, String pointer) {
    try {
      if (node.isString()) {
        return new Value(OffsetDateTime.parse(node.stringValue()).toInstant());
      }
    } catch (DateTimeException e) {
      return wrong(pointer, "BAD_FORMAT", "Must be a time such as 2026-11-24T11:30:00-08:00");
    }
    return wrong(pointer, "WRONG_TYPE", "Must be a time such as 2026-11-24T11:30:00-08:00");
  }

  private static Result duration(JsonNode node, String pointer) {
    try {
      if (node.isString()) {
        return new Value(Duration.parse(node.stringValue()));
      }
    } catch (DateTimeException e) {
      return wrong(pointer, "BAD_FORMAT", "Must be a length of time such as PT2H or P3D");
    }
    return wrong(pointer, "WRONG_TYPE", "Must be a length of time such as PT2H or P3D");
  }

  private static Result uri(JsonNode node, String pointer) {
    try {
      URI uri = new URI(node.isString() ? node.stringValue() : "");
      if (uri.isAbsolute() && uri.getHost() != null) {
        return new Value(uri);
      }
    } catch (URISyntaxException e) {
      return wrong(pointer, "BAD_FORMAT", "Is not a well-formed address");
    }
    return wrong(pointer, "BAD_FORMAT", "Must be an address such as https://example.com");
  }

  private static Result constant(JsonNode node, Class<?> type, String pointer) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Scalars::written).toList();
    String written = node.isString() ? node.stringValue() : node.toString();
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.toString().equals(written.toUpperCase(Locale.ROOT)))
        .findFirst()
        .<Result>map(Value::new)
        .orElseGet(() ->
            new Wrong(
                Fault.error(
                    pointer,
                    "UNKNOWN_VALUE",
                    "Must be one of " + String.join(", ", names),
                    NearestName.of(written, names).orElse(null))));
  }

  private static String written(Object constant) {
    return constant instanceof Channel channel ? channel.json() : constant.toString();
  }

  private static Result wrong(String pointer, String code, String message) {
    return new Wrong(Fault.error(pointer, code, message));
  }
}
