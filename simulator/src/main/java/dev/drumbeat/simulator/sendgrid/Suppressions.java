package dev.drumbeat.simulator.sendgrid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Mailboxes that SendGrid no longer sends to, with the reason that its dropped event gives. */
final class Suppressions {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  /** What an event means for later mail. */
  void learn(MailEvent event) {
    switch (event.type()) {
      case "bounce" -> {
        if (!"blocked".equals(event.fields().get("type"))) {
          reasons.put(event.email(), "Bounced Address");
        }
      }
      case "spamreport" -> reasons.put(event.email(), "Spam Reporting Address");
      case "unsubscribe" -> reasons.put(event.email(), "Unsubscribed Address");
      case "group_unsubscribe" ->
          reasons.put(
              inGroup(event.email(), event.fields().get("asm_group_id")), "Unsubscribed Address");
      default -> {}
    }
  }

  Map<String, String> among(List<String> recipients, @Nullable Integer group) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String recipient : recipients) {
      String reason = reasons.get(recipient);
      reason = reason == null ? reasons.get(inGroup(recipient, group)) : reason;
      if (reason != null) {
        found.put(recipient, reason);
      }
    }
    return found;
  }

  private static String inGroup(String email, @Nullable Object group) {
    return email + " in group " + group;
  }
}
