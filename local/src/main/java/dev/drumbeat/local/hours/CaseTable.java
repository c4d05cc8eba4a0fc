package dev.drumbeat.local.hours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A table of questions, separated by tabs, its columns named in the first line and in any order.
 * Columns of other names, blank lines and lines that begin with # are passed over.
 */
public final class CaseTable {
  private static final List<String> REQUIRED = List.of("channel", "at");

  private CaseTable() {}

  /**
   * Reads it.
   *
   * @param faults takes a line for each
   */
  public static List<HoursCase> read(List<String> lines, Consumer<String> faults) {
    List<String> header = List.of();
    List<HoursCase> cases = new ArrayList<>();
    long number = 0;
    for (String raw : lines) {
      number++;
      String line = number == 1 ? raw.replace("\uFEFF", "") : raw;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (header.isEmpty()) {
        header = header(line);
        if (!complete(header, number, faults)) {
          return List.of();
        }
      } else {
        cases.add(new HoursCase(number, given(header, line, number, faults)));
      }
    }
    if (header.isEmpty()) {
      faults.accept("The file is empty: give a line that names " + HoursCase.COLUMNS);
    }
    return cases;
  }

  private static List<String> header(String line) {
    return List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s*\t\\s*"));
  }

  private static boolean complete(List<String> header, long number, Consumer<String> faults) {
    List<String> missing = REQUIRED.stream().filter(name -> !header.contains(name)).toList();
    missing.forEach(name ->
        faults.accept(
            "line %d: column %s is missing, there are %s: name the columns in the first line, with tabs between"
                .formatted(number, name, header)));
    return missing.isEmpty();
  }

  private static Map<String, String> given(
      List<String> header, String line, long number, Consumer<String> faults) {
    String[] cells = line.split("\t", -1);
    if (cells.length > header.size()) {
      faults.accept(
          "line %d: it has %d cells, the header %d: take out a tab"
              .formatted(number, cells.length, header.size()));
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < Math.min(cells.length, header.size()); i++) {
      if (HoursCase.COLUMNS.contains(header.get(i)) && !cells[i].isBlank()) {
        given.put(header.get(i), cells[i].strip());
      }
    }
    return given;
  }
}
