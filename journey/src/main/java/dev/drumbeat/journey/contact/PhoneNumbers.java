package dev.drumbeat.journey.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers in E.164, US where no country is given. */
public final class PhoneNumbers {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /** No number has more, with every way to write it and an extension. */
  private static final int LONGEST = 40;

  private PhoneNumbers() {}

  /**
   * The number in E.164 without its extension, or nothing when no phone can have it. Numbers set
   * aside for fiction ({@code +1 206 555 01xx}) are numbers.
   */
  public static Optional<String> e164(String raw) {
    if (raw.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = UTIL.parse(raw, "US");
      boolean real = UTIL.isPossibleNumber(number) && UTIL.isValidNumber(number);
      return real ? Optional.of(UTIL.format(number, PhoneNumberFormat.E164)) : Optional.empty();
    } catch (NumberParseException notOne) {
      return Optional.empty();
    }
  }

  /**
   * Whether some phone could have it, by its country and length, whatever numbers are given out.
   */
  public static boolean isPossible(String e164) {
    try {
      return UTIL.isPossibleNumber(UTIL.parse(e164, null));
    } catch (NumberParseException notOne) {
      return false;
    }
  }

  /** The country of a phone in E.164, ISO 3166; nothing for what is no phone, or of several. */
  public static Optional<String> country(String e164) {
    try {
      String region = UTIL.getRegionCodeForNumber(UTIL.parse(e164, null));
      return Optional.ofNullable(region).filter(code -> code.length() == 2);
    } catch (NumberParseException notOne) {
      return Optional.empty();
    }
  }

  /** As it may be shown: {@code +1206***0147}. */
  public static String mask(String e164) {
    return e164.length() < 10
        ? "***"
        : e164.substring(0, 5) + "***" + e164.substring(e164.length() - 4);
  }
}
