package dev.drumbeat.journey.preview;

import dev.drumbeat.journey.messaging.Segments;
import dev.drumbeat.journey.messaging.Segments.Encoding;
import dev.drumbeat.journey.messaging.SmsSegments;
import org.jspecify.annotations.Nullable;

/**
 * What a text costs, and how it could cost less.
 *
 * @param units septets in GSM7, 16-bit units in UCS2
 * @param forced the first character that GSM-7 lacks; null in GSM7
 * @param plain the same text in GSM-7, where every such character has a stand-in; null where one
 *     has none, or none is needed
 * @param plainSegments what {@code plain} would cost; null without it
 */
public record TextCost(
    Encoding encoding,
    int units,
    int segments,
    @Nullable Forced forced,
    @Nullable String plain,
    @Nullable Integer plainSegments) {
  /**
   * A character outside GSM-7.
   *
   * @param codePoint as {@code U+2019}
   * @param name Unicode's
   * @param position in characters (code points), from 1
   * @param standIn what says the same in GSM-7, perhaps nothing at all; null when nothing does
   */
  public record Forced(
      String character, String codePoint, String name, int position, @Nullable String standIn) {}

  public static TextCost of(String text) {
    Segments segments = SmsSegments.count(text);
    String forcedBy = segments.forcedBy();
    if (forcedBy == null) {
      return new TextCost(
          segments.encoding(), segments.units(), segments.segments(), null, null, null);
    }
    String plain = PlainCharacters.of(text).orElse(null);
    return new TextCost(
        segments.encoding(),
        segments.units(),
        segments.segments(),
        forced(text, forcedBy),
        plain,
        plain == null ? null : Integer.valueOf(SmsSegments.count(plain).segments()));
  }

  private static Forced forced(String text, String character) {
    int codePoint = character.codePointAt(0);
    int at = text.codePointCount(0, text.indexOf(character)) + 1;
    String name = String.valueOf(Character.getName(codePoint));
    return new Forced(
        character,
        "U+%04X".formatted(codePoint),
        name,
        at,
        PlainCharacters.standIn(codePoint).orElse(null));
  }
}
