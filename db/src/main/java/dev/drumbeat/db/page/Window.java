package dev.drumbeat.db.page;

/** Which part of a short list is asked for. */
public record Window(int limit, int offset) {
  public static final int MAX_LIMIT = 100;

  public Window {
    if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
      throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
    }
  }
}
