package dev.drumbeat.api.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form or a query as it came: in order, with repeated names. */
record Form(List<Field> fields) {
  record Field(String name, String value) {}

  Form {
    fields = List.copyOf(fields);
  }

  /** Reads URL-encoded text; empty when a percent sign stands for nothing. */
  static Optional<Form> parse(@Nullable String encoded) {
    try {
      return Optional.of(new Form(read(encoded)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Field> read(@Nullable String encoded) {
    var fields = new ArrayList<Field>();
    if (encoded != null) {
      for (String pair : encoded.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = equals < 0 ? pair : pair.substring(0, equals);
          String value = equals < 0 ? "" : pair.substring(equals + 1);
          fields.add(new Field(decode(name), decode(value)));
        }
      }
    }
    return fields;
  }

  /** The first value of that name that isn't empty, fit to be stored. */
  Optional<String> value(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name) && !field.value().isEmpty())
        .map(field -> Storable.text(field.value()))
        .findFirst();
  }

  /** The value of that name, or empty text. */
  String text(String name) {
    return value(name).orElse("");
  }

  /** The attempt that it names, if it is an id at all. */
  Optional<UUID> attempt() {
    return value("attempt").flatMap(Ids::uuid);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
