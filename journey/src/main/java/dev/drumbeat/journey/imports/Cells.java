package dev.drumbeat.journey.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one row by what they mean, and what was wrong with them. */
final class Cells {
  /** How files write that they know nothing. */
  private static final Set<String> NOTHING =
      Set.of("", "null", "n/a", "na", "none", "nan", "-", "--", "unknown", "not available", "#n/a");

  /** No field of a property needs more; a longer one is a broken quote or an attack. */
  private static final int LONGEST = 2_000;

  private final Header header;
  private final long line;
  private final List<String> row;
  private final List<Issue> issues = new ArrayList<>();

  Cells(Header header, long line, List<String> row) {
    this.header = header;
    this.line = line;
    this.row = row;
  }

  List<Issue> issues() {
    return issues;
  }

  /** A row with more cells than columns has slipped: none of its cells can be trusted. */
  boolean fit() {
    int columns = header.columns().size();
    if (row.size() > columns) {
      add(
          null,
          null,
          "TOO_MANY_CELLS",
          "the row has " + row.size() + " cells, the header " + columns,
          "put a cell with a comma into double quotes");
      return false;
    }
    if (row.size() < columns) {
      String message = "the row has " + row.size() + " cells, the header " + columns;
      add(null, null, "TOO_FEW_CELLS", message, "add the missing cells; they count as empty");
    }
    return true;
  }

  /** What the cell says, or null for nothing. */
  @Nullable String text(Field field) {
    Integer index = header.indexes().get(field);
    if (index == null) {
      return header.constants().get(field);
    }
    return clean(index);
  }

  @Nullable String extra(int index) {
    return clean(index);
  }

  @Nullable Double number(Field field, double least, double most) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    String plain = text.replaceAll("[,\\s_]", "");
    if (plain.matches("-?\\d{1,12}(\\.\\d{1,20})?")) {
      double number = Double.parseDouble(plain);
      if (least <= number && number <= most) {
        return number;
      }
    }
    String name = field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    issue(
        field,
        "BAD_NUMBER",
        "this is no " + name + ", and left out",
        "write a number from %.0f to %.0f".formatted(least, most));
    return null;
  }

  void issue(Field field, String code, String message, String fix) {
    Integer index = header.indexes().get(field);
    String column = index == null ? field.key() : header.columns().get(index);
    add(column, index == null ? header.constants().get(field) : raw(index), code, message, fix);
  }

  private @Nullable String clean(int index) {
    String raw = raw(index);
    if (raw.length() > LONGEST) {
      String column = header.columns().get(index);
      String message = "the cell has " + raw.length() + " characters, and is left out";
      add(column, raw.substring(0, 40) + "…", "TOO_LONG", message, "check its double quotes");
      return null;
    }
    // PostgreSQL takes no \0, and no cell means one.
    String text = raw.replaceAll("\\p{Cc}", " ").strip();
    return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
  }

  private String raw(int index) {
    return index < row.size() ? row.get(index) : "";
  }

  private void add(
      @Nullable String column, @Nullable String value, String code, String message, String fix) {
    issues.add(new Issue(line, column, value, code, message, fix));
  }
}
