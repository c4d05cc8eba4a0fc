package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What SendGrid checks of personalizations, and of the settings that they share with the mail. */
final class PersonalizationRules {
  private static final int MAX_PERSONALIZATIONS = 1_000;
  private static final int MAX_RECIPIENTS = 1_000;
  private static final int MAX_CUSTOM_ARGS_BYTES = 10_000;
  private static final Duration MAX_AHEAD = Duration.ofDays(3);
  private static final Set<String> RESERVED_HEADERS =
      Set.of(
          "x-sg-id",
          "x-sg-eid",
          "received",
          "dkim-signature",
          "content-type",
          "content-transfer-encoding",
          "to",
          "from",
          "subject",
          "reply-to",
          "cc",
          "bcc");

  private final Clock clock;

  PersonalizationRules(Clock clock) {
    this.clock = clock;
  }

  void checkPersonalizations(JsonNode mail, List<MailError> errors) {
    JsonNode all = mail.path("personalizations");
    if (!all.isArray() || all.isEmpty()) {
      errors.add(
          MailError.of(
              "The personalizations field is required and must have at least one personalization.",
              "personalizations",
              "-Personalizations-Errors"));
      return;
    }
    if (all.size() > MAX_PERSONALIZATIONS) {
      errors.add(
          MailError.of(
              "There is a limit of 1000 personalizations per request.",
              "personalizations",
              "-Personalizations-Errors"));
    }
    Set<String> seen = new HashSet<>();
    int recipients = 0;
    for (int i = 0; i < all.size(); i++) {
      String field = "personalizations." + i;
      checkPersonalization(all.get(i), field, errors);
      recipients += checkUnique(all.get(i), field, seen, errors);
    }
    if (recipients > MAX_RECIPIENTS) {
      errors.add(
          MailError.of(
              "There is a limit of 1000 total recipients per request.",
              "personalizations",
              "-Personalizations-Errors"));
    }
  }

  private void checkPersonalization(JsonNode one, String field, List<MailError> errors) {
    JsonNode to = one.path("to");
    if (!to.isArray() || to.isEmpty()) {
      errors.add(
          MailError.of(
              "The to array is required for all personalization objects, and must have at least"
                  + " one email object with a valid email address.",
              field + ".to",
              "message.personalizations.to"));
    }
    for (String list : List.of("to", "cc", "bcc")) {
      for (int i = 0; i < one.path(list).size(); i++) {
        if (!Addresses.isValid(Json.text(one.path(list).get(i), "email"))) {
          errors.add(
              MailError.of(
                  "Does not contain a valid address.",
                  field + "." + list + "." + i + ".email",
                  "message.personalizations." + list));
        }
      }
    }
    checkSettings(one, field + ".", errors);
  }

  /** Each address once over the whole request; the number of addresses. */
  private static int checkUnique(
      JsonNode one, String field, Set<String> seen, List<MailError> errors) {
    List<String> recipients = Addresses.recipients(one);
    for (String recipient : recipients) {
      if (!seen.add(recipient)) {
        errors.add(
            MailError.of(
                "Each email address in the personalization block should be unique between to, cc,"
                    + " and bcc. We found the first duplicate instance of ["
                    + recipient
                    + "] in the "
                    + field
                    + ".to field.",
                field,
                "message.recipient-errors"));
        break;
      }
    }
    return recipients.size();
  }

  /** Time, headers and arguments, of the mail or of one personalization. */
  void checkSettings(JsonNode object, String prefix, List<MailError> errors) {
    checkSendAt(object, prefix + "send_at", errors);
    checkHeaders(object, prefix + "headers", errors);
    checkCustomArgs(object, prefix + "custom_args", errors);
  }

  private void checkSendAt(JsonNode object, String field, List<MailError> errors) {
    long sendAt = object.path("send_at").asLong(0);
    if (sendAt > clock.instant().plus(MAX_AHEAD).getEpochSecond()) {
      errors.add(
          MailError.of(
              "Scheduling more than 72 hours in advance is forbidden.", field, "message.send_at"));
    }
  }

  private static void checkHeaders(JsonNode object, String field, List<MailError> errors) {
    for (Map.Entry<String, JsonNode> header : object.path("headers").properties()) {
      if (RESERVED_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        errors.add(
            MailError.of(
                "The following are reserved and can't be used as headers: " + header.getKey(),
                field,
                "message.headers"));
      }
    }
  }

  private static void checkCustomArgs(JsonNode object, String field, List<MailError> errors) {
    JsonNode args = object.path("custom_args");
    if (args.isMissingNode()) {
      return;
    }
    if (!args.values().stream().allMatch(JsonNode::isString)) {
      errors.add(
          MailError.of("The custom_args values must be strings.", field, "message.custom_args"));
    }
    if (args.toString().getBytes(StandardCharsets.UTF_8).length > MAX_CUSTOM_ARGS_BYTES) {
      errors.add(
          MailError.of(
              "The total length of custom_args may not exceed 10000 bytes.",
              field,
              "message.custom_args"));
    }
  }
}
