package dev.drumbeat.activities.provider;

import java.util.Collection;
import java.util.regex.Pattern;

/** Takes out of providers' texts what is personal: they echo what they were sent. */
final class Privacy {
  private static final int LONGEST_TEXT = 300;
  private static final int SHORTEST_VALUE = 3;
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d(?:[\\s().-]{0,2}\\d){6,}");

  private Privacy() {}

  /** Without e-mail addresses and anything that could be a phone number. */
  static String mask(String text) {
    String masked = PHONE.matcher(EMAIL.matcher(text).replaceAll("***@***")).replaceAll("***");
    return masked.length() <= LONGEST_TEXT ? masked : masked.substring(0, LONGEST_TEXT) + "…";
  }

  /** Without those very values; very short ones say nothing and would hit other words. */
  static Answer hide(Answer answer, Collection<String> values) {
    if (!(answer instanceof Answer.Rejected(int status, String code, String message))) {
      return answer;
    }
    String hidden = message;
    for (String value : values) {
      if (value.length() >= SHORTEST_VALUE) {
        hidden =
            Pattern.compile(value, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(hidden)
                .replaceAll("***");
      }
    }
    return new Answer.Rejected(status, code, hidden);
  }
}
