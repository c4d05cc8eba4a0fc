package dev.drumbeat.journey.assistant;

/** Texts of a provider, fit to be stored: no U+0000, no half of a surrogate pair, not too long. */
final class Texts {
  private static final String UNSTORABLE =
      "\\x00|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";

  private Texts() {}

  static String storable(String text, int longest) {
    String cut = text.length() <= longest ? text : text.substring(0, longest);
    return cut.replaceAll(UNSTORABLE, "\uFFFD");
  }
}
