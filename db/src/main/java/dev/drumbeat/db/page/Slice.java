package dev.drumbeat.db.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that grows.
 *
 * @param next where the following part begins; null at the end
 */
public record Slice<T>(List<T> rows, @Nullable String next) {
  public Slice {
    rows = List.copyOf(rows);
  }

  /** Cuts a result that was fetched with one row more than the limit, to know whether it ends. */
  public static <T> Slice<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Slice<>(rows, null);
    }
    List<T> kept = rows.subList(0, limit);
    return new Slice<>(kept, cursor.apply(kept.getLast()));
  }
}
