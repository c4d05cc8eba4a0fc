package dev.drumbeat.api.input;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cursors are opaque to clients: what they contain may change. */
public final class Cursors {
  private Cursors() {}

  /** The text of a cursor; null when there is none. */
  public static @Nullable String encode(@Nullable String place) {
    return place == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Where a cursor points.
   *
   * @throws InvalidRequest when it isn't one that we made
   */
  public static <T> T decode(String cursor, Function<String, T> parse) {
    try {
      byte[] place = Base64.getUrlDecoder().decode(cursor);
      return parse.apply(new String(place, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw new InvalidRequest(
          Fault.error("/cursor", "BAD_CURSOR", "Is not a nextCursor of this list"));
    }
  }

  /** The id after which a list goes on; 0 is its beginning. */
  public static long after(@Nullable String cursor) {
    return cursor == null ? 0 : decode(cursor, Long::parseLong);
  }
}
