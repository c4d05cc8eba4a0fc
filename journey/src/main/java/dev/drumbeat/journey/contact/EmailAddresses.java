package dev.drumbeat.journey.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses as they are stored and compared. */
public final class EmailAddresses {
  /** RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all. */
  private static final int LONGEST = 254;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  private EmailAddresses() {}

  /**
   * The address in lower case, or nothing when it can't be one. Upper and lower case are one
   * address here: no mail server in use tells them apart, and an opt-out must not miss for it.
   */
  public static Optional<String> normalise(String raw) {
    String address = raw.strip().toLowerCase(Locale.ROOT);
    boolean right =
        address.length() <= LONGEST
            && address.indexOf('@') <= 64
            && ADDRESS.matcher(address).matches();
    return right ? Optional.of(address) : Optional.empty();
  }

  /** As it may be shown: {@code j***@example.com}. */
  public static String mask(String address) {
    int at = address.lastIndexOf('@');
    return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
  }
}
