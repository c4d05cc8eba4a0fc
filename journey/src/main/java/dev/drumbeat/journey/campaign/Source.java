package dev.drumbeat.journey.campaign;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A definition's source as a tree, and where each value stands in the text.
 *
 * @param places JSON pointer to the place of that value
 */
record Source(JsonNode root, Map<String, Place> places) {
  static final int SIZE_LIMIT = 256 * 1024;
  static final int DEPTH_LIMIT = 20;
  static final int NODE_LIMIT = 20_000;

  /** Line and column, from 1. */
  record Place(int line, int column) {}

  /** A text that is no tree. */
  static final class Unreadable extends Exception {
    private final Place place;

    Unreadable(String message, int line, int column) {
      super(message);
      this.place = new Place(line, column);
    }

    Place place() {
      return place;
    }
  }

  static Source read(String text, Format format) throws Unreadable {
    if (text.length() > SIZE_LIMIT) {
      throw new Unreadable("a definition has at most " + SIZE_LIMIT + " characters", 1, 1);
    }
    return switch (format) {
      case JSON -> new JsonSource().read(text);
      case YAML -> new YamlSource().read(text);
    };
  }

  /** A step of a JSON pointer (RFC 6901). */
  static String under(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
