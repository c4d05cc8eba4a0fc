package dev.drumbeat.journey.imports;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which column means what.
 *
 * @param indexes field to column index
 * @param constants field to the value that every row has ({@code city=:Chicago})
 * @param columns the names as they stand in the file
 * @param unused columns that mean nothing here, in order
 * @param issues what keeps the file from being imported; empty when nothing does
 */
public record Header(
    Map<Field, Integer> indexes,
    Map<Field, String> constants,
    List<String> columns,
    List<String> unused,
    List<Issue> issues) {
  public Header {
    indexes = Collections.unmodifiableMap(new EnumMap<>(indexes));
    constants = Collections.unmodifiableMap(new EnumMap<>(constants));
    columns = List.copyOf(columns);
    unused = List.copyOf(unused);
    issues = List.copyOf(issues);
  }

  public boolean usable() {
    return issues.isEmpty();
  }
}
