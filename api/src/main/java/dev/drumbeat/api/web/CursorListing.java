package dev.drumbeat.api.web;

import dev.drumbeat.api.input.Cursors;
import dev.drumbeat.db.page.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list that grows. */
public record CursorListing<T>(List<T> data, CursorPagination pagination) {
  /**
   * Where to go on.
   *
   * @param nextCursor for parameter {@code cursor}; null at the end
   */
  public record CursorPagination(int limit, @Nullable String nextCursor) {}

  public static <T> CursorListing<T> of(Slice<T> slice, int limit) {
    return new CursorListing<>(
        slice.rows(), new CursorPagination(limit, Cursors.encode(slice.next())));
  }
}
