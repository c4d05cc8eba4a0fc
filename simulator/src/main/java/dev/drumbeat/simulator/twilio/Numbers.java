package dev.drumbeat.simulator.twilio;

import java.util.Map;
import java.util.regex.Pattern;

/** Which numbers Twilio takes, and the magic numbers of its test credentials. */
final class Numbers {
  private static final Pattern E164 = Pattern.compile("\\+[2-9]\\d{6,14}");
  private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1[2-9]\\d{2}[2-9]\\d{6}");
  private static final Pattern TEST_NUMBER = Pattern.compile("\\+1500555\\d{4}");
  private static final Pattern SHORT_CODE = Pattern.compile("\\d{5,6}");

  /** Twilio's documentation of test credentials, "Sending messages", parameter From. */
  static final Map<String, Integer> FROM_REFUSED =
      Map.of("+15005550001", 21212, "+15005550007", 21606, "+15005550008", 21611);

  /** The same page, parameter To. */
  static final Map<String, Integer> TO_REFUSED =
      Map.of(
          "+15005550001", 21211,
          "+15005550002", 21612,
          "+15005550003", 21408,
          "+15005550004", 21610,
          "+15005550009", 21614);

  private Numbers() {}

  static boolean isE164(String number) {
    return E164.matcher(number).matches()
        || NORTH_AMERICAN.matcher(number).matches()
        || TEST_NUMBER.matcher(number).matches();
  }

  static boolean canSend(String number) {
    return isE164(number) || SHORT_CODE.matcher(number).matches();
  }
}
