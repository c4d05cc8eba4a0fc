package dev.drumbeat.journey.imports;

import java.util.List;
import java.util.Map;

/** Judges the header and rows of a property file. */
public final class PropertyCsv {
  private PropertyCsv() {}

  /**
   * Finds what each column means.
   *
   * @param overrides field to column name, or to a constant after a colon ({@code city → :Chicago})
   */
  public static Header header(List<String> columns, Map<String, String> overrides) {
    throw new UnsupportedOperationException("" + columns + overrides);
  }

  public static Row row(Header header, long line, List<String> cells) {
    throw new UnsupportedOperationException("" + header + line + cells);
  }
}
