package dev.drumbeat.db.dnc;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone of a list.
 *
 * @param phone E.164
 * @param date when it was registered, or when a reassigned number's last holder lost it
 */
public record DncEntry(String phone, @Nullable LocalDate date) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public DncEntry {
    if (!E164.matcher(phone).matches()) {
      throw new IllegalArgumentException("Not a phone in E.164");
    }
  }

  /** Without the phone in clear. */
  @Override
  public String toString() {
    return "DncEntry[" + phone.substring(0, 2) + "…]";
  }
}
