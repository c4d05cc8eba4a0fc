package dev.drumbeat.journey.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what each column of a file means. */
final class HeaderReader {
  private static final long HEADER_LINE = 1;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<String> columns;
  private final List<String> bare;
  private final Map<Field, Integer> indexes = new EnumMap<>(Field.class);
  private final Map<Field, String> constants = new EnumMap<>(Field.class);
  private final List<Issue> issues = new ArrayList<>();

  HeaderReader(List<String> columns) {
    this.columns = columns.stream().map(c -> c.replace(BYTE_ORDER_MARK, "").strip()).toList();
    this.bare = this.columns.stream().map(Field::bare).toList();
  }

  Header read(Map<String, String> overrides) {
    overrides.forEach(this::override);
    for (Field field : Field.values()) {
      if (!indexes.containsKey(field) && !constants.containsKey(field)) {
        find(field).ifPresent(index -> indexes.put(field, index));
      }
    }
    for (Field field : Field.REQUIRED) {
      if (!indexes.containsKey(field) && !constants.containsKey(field)) {
        missing(field);
      }
    }
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!indexes.containsValue(i)) {
        unused.add(columns.get(i));
      }
    }
    return new Header(indexes, constants, columns, unused, issues);
  }

  private void override(String key, String value) {
    Optional<Field> field = Field.named(key);
    if (field.isEmpty()) {
      String known = String.join(", ", List.of(Field.values()).stream().map(Field::key).toList());
      issue(null, "UNKNOWN_FIELD", "there is no field '" + key + "'", "use one of " + known);
    } else if (value.startsWith(":")) {
      constants.put(field.get(), value.substring(1).strip());
    } else if (bare.contains(Field.bare(value))) {
      indexes.put(field.get(), bare.indexOf(Field.bare(value)));
    } else {
      issue(
          value,
          "UNKNOWN_COLUMN",
          "the file has no column '" + value + "' for " + field.get().key(),
          "use one of " + String.join(", ", columns));
    }
  }

  private Optional<Integer> find(Field field) {
    return field.names().stream()
        .map(bare::indexOf)
        .filter(index -> index >= 0 && !indexes.containsValue(index))
        .findFirst();
  }

  private void missing(Field field) {
    issue(
        null,
        "MISSING_COLUMN",
        "no column is the " + field.name().toLowerCase(Locale.ROOT) + " of a property",
        "name one (%s=COLUMN), or give every row one value (%s=:VALUE)"
            .formatted(field.key(), field.key()));
  }

  private void issue(@Nullable String column, String code, String message, String fix) {
    issues.add(new Issue(HEADER_LINE, column, null, code, message, fix));
  }
}
