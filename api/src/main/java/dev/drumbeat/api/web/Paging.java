package dev.drumbeat.api.web;

import dev.drumbeat.db.page.Window;
import org.jspecify.annotations.Nullable;

/** The defaults of a list's parameters. */
public final class Paging {
  private static final int DEFAULT_LIMIT = 20;

  private Paging() {}

  public static Window window(@Nullable Integer limit, @Nullable Integer offset) {
    return new Window(limit(limit), offset == null ? 0 : offset);
  }

  public static int limit(@Nullable Integer limit) {
    return limit == null ? DEFAULT_LIMIT : limit;
  }
}
