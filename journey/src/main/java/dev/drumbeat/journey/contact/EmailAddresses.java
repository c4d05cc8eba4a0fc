package dev.drumbeat.journey.contact;

import java.util.Optional;

/** E-mail addresses as they are stored and compared. */
public final class EmailAddresses {
  private EmailAddresses() {}

  /** The address in lower case, or nothing when it can't be one. */
  public static Optional<String> normalise(String raw) {
    throw new UnsupportedOperationException(raw);
  }

  /** As it may be shown: {@code j***@example.com}. */
  public static String mask(String address) {
    throw new UnsupportedOperationException(address);
  }
}
