package dev.drumbeat.journey.imports;

import java.util.List;
import java.util.Map;

/** Judges the header and rows of a property file. */
public final class PropertyCsv {
  private PropertyCsv() {}

  /**
   * Finds what each column means, by its name or by an override. A header that lacks a needed
   * column names it in its issues; its rows can't be read.
   *
   * @param overrides field to column name, or to a constant after a colon ({@code city → :Chicago})
   */
  public static Header header(List<String> columns, Map<String, String> overrides) {
    return new HeaderReader(columns).read(overrides);
  }

  /**
   * Judges one row. A row without a usable address is rejected; whatever else is wrong is left out
   * with a warning.
   *
   * @throws IllegalArgumentException when the header isn't usable
   */
  public static Row row(Header header, long line, List<String> cells) {
    if (!header.usable()) {
      throw new IllegalArgumentException("the header isn't usable: " + header.issues());
    }
    return new RowReader(header, line, cells).read();
  }
}
