package dev.drumbeat.api.web;

import dev.drumbeat.db.page.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list that grows. */
public record CursorListing<T>(List<T> data, CursorPagination pagination) {
  /**
   * Where to go on.
   *
   * @param nextCursor for parameter {@code cursor}; null at the end
   */
  public record CursorPagination(int limit, @Nullable String nextCursor) {}

  public static <T, V> CursorListing<V> of(Slice<T> slice, int limit, Function<T, V> view) {
    return new CursorListing<>(
        slice.rows().stream().map(view).toList(), new CursorPagination(limit, slice.next()));
  }
}
