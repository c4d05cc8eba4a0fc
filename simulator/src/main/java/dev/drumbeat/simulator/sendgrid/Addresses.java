package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The addresses of a personalization. */
final class Addresses {
  private static final Pattern MAILBOX =
      Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,63}");

  private Addresses() {}

  static boolean isValid(@Nullable String email) {
    return email != null && MAILBOX.matcher(email).matches() && !email.contains("..");
  }

  /** All of to, cc and bcc, in lower case as SendGrid compares them. */
  static List<String> recipients(JsonNode personalization) {
    List<String> recipients = new ArrayList<>();
    Stream.of("to", "cc", "bcc")
        .flatMap(field -> personalization.path(field).values().stream())
        .forEach(address -> recipients.add(normal(Json.text(address, "email", ""))));
    return recipients;
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
