package dev.drumbeat.journey.preview;

import dev.drumbeat.journey.messaging.SmsSegments;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** What stands in GSM-7 for characters that word processors and names bring along. */
final class PlainCharacters {
  private static final Map<Integer, String> STAND_INS =
      Map.ofEntries(
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201A, "'"),
          Map.entry(0x2032, "'"),
          Map.entry(0x00B4, "'"),
          Map.entry((int) '`', "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x201E, "\""),
          Map.entry(0x00AB, "\""),
          Map.entry(0x00BB, "\""),
          Map.entry(0x2033, "\""),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2022, "-"),
          Map.entry(0x00B7, "-"),
          Map.entry(0x2026, "..."),
          Map.entry(0x00A0, " "),
          Map.entry(0x2009, " "),
          Map.entry(0x202F, " "),
          Map.entry((int) '\t', " "),
          Map.entry(0x200B, ""),
          Map.entry(0x200C, ""),
          Map.entry(0x200D, ""),
          Map.entry(0xFEFF, ""),
          Map.entry(0x00AD, ""),
          Map.entry(0x2122, "TM"),
          Map.entry(0x00A9, "(c)"),
          Map.entry(0x00AE, "(R)"),
          Map.entry(0x00BD, "1/2"),
          Map.entry(0x00B2, "2"));

  private PlainCharacters() {}

  /** The text with a stand-in for each character that needs one, if each has one. */
  static Optional<String> of(String text) {
    StringBuilder plain = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      Optional<String> same = standIn(codePoint);
      if (same.isEmpty()) {
        return Optional.empty();
      }
      plain.append(same.get());
    }
    return Optional.of(plain.toString());
  }

  /** What says the same in GSM-7: the character itself, one of the table, or without its accent. */
  static Optional<String> standIn(int codePoint) {
    String character = Character.toString(codePoint);
    if (isPlain(character)) {
      return Optional.of(character);
    }
    String listed = STAND_INS.get(codePoint);
    if (listed != null) {
      return Optional.of(listed);
    }
    String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return !bare.isEmpty() && isPlain(bare) ? Optional.of(bare) : Optional.empty();
  }

  private static boolean isPlain(String text) {
    return SmsSegments.count(text).forcedBy() == null;
  }
}
