package dev.drumbeat.db.contact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An owner to be stored; see {@link Owner}. */
public record NewOwner(
    String name, @Nullable String mailAddress, Map<String, Object> fields, List<String> tags) {
  /** Name and mailing address without case and spacing. */
  String key() {
    String address = mailAddress == null ? "" : "|" + normalised(mailAddress);
    return normalised(name) + address;
  }

  private static String normalised(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
