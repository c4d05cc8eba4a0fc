package dev.drumbeat.journey.messaging;

import dev.drumbeat.journey.messaging.Segments.Encoding;
import java.util.Optional;

/**
 * Counts the segments of a text as carriers bill them (3GPP TS 23.038 and 23.040): 160 septets, or
 * 153 in each of several; 70 UTF-16 units, or 67. A character that takes two is not torn apart.
 */
public final class SmsSegments {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Each of these is an escape and a character. */
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private SmsSegments() {}

  public static Segments count(String text) {
    Optional<String> forcedBy =
        text.codePoints().filter(c -> septets(c) == 0).mapToObj(Character::toString).findFirst();
    Encoding encoding = forcedBy.isEmpty() ? Encoding.GSM7 : Encoding.UCS2;
    int[] widths = text.codePoints().map(c -> width(c, encoding)).toArray();
    int units = 0;
    for (int width : widths) {
      units += width;
    }
    int single = encoding == Encoding.GSM7 ? 160 : 70;
    int segments = units <= single ? Math.min(units, 1) : parts(widths, single == 160 ? 153 : 67);
    return new Segments(encoding, units, segments, forcedBy.orElse(null));
  }

  private static int parts(int[] widths, int room) {
    int parts = 1;
    int used = 0;
    for (int width : widths) {
      if (used + width > room) {
        parts++;
        used = 0;
      }
      used += width;
    }
    return parts;
  }

  private static int width(int codePoint, Encoding encoding) {
    return encoding == Encoding.GSM7 ? septets(codePoint) : Character.charCount(codePoint);
  }

  private static int septets(int codePoint) {
    if (BASIC.indexOf(codePoint) >= 0) {
      return 1;
    }
    return EXTENDED.indexOf(codePoint) >= 0 ? 2 : 0;
  }
}
