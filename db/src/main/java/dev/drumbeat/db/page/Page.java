package dev.drumbeat.db.page;

import java.util.List;

/**
 * A part of a short list.
 *
 * @param total how many there are in all
 */
public record Page<T>(List<T> rows, long total) {
  public Page {
    rows = List.copyOf(rows);
  }
}
