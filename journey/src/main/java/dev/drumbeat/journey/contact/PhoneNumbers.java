package dev.drumbeat.journey.contact;

import java.util.Optional;

/** Phone numbers in E.164, US where no country is given. */
public final class PhoneNumbers {
  private PhoneNumbers() {}

  /** The number in E.164, or nothing when it can't be one. */
  public static Optional<String> e164(String raw) {
    throw new UnsupportedOperationException(raw);
  }

  /** As it may be shown: {@code +1206***0147}. */
  public static String mask(String e164) {
    throw new UnsupportedOperationException(e164);
  }
}
