package dev.drumbeat.api.web;

import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.List;
import java.util.function.Function;

/** A part of a short list. */
public record Listing<T>(List<T> data, Pagination pagination) {
  /** Which part, of how many. */
  public record Pagination(long total, int limit, int offset) {}

  public static <T, V> Listing<V> of(Page<T> page, Window window, Function<T, V> view) {
    return new Listing<>(
        page.rows().stream().map(view).toList(),
        new Pagination(page.total(), window.limit(), window.offset()));
  }
}
