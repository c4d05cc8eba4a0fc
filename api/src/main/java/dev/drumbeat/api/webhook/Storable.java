package dev.drumbeat.api.webhook;

/**
 * Makes text of providers fit to be stored: PostgreSQL takes neither U+0000 nor half a surrogate
 * pair, and one event with such a character must not keep its whole batch out.
 */
final class Storable {
  private static final String UNSTORABLE =
      "\\x00|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";

  private Storable() {}

  static String text(String text) {
    return text.replaceAll(UNSTORABLE, "\uFFFD");
  }

  /** The same, cut to a length that an index takes. */
  static String key(String text, int length) {
    String storable = text(text);
    return storable.length() <= length ? storable : text(storable.substring(0, length));
  }
}
