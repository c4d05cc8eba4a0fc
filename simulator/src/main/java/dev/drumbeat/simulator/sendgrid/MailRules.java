package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What SendGrid checks before it takes a mail. Source: its v3 Mail Send errors page. */
final class MailRules {
  private static final int MAX_PERSONALIZATIONS = 1_000;
  private static final int MAX_RECIPIENTS = 1_000;
  private static final int MAX_CUSTOM_ARGS_BYTES = 10_000;
  private static final int MAX_CATEGORIES = 10;
  private static final int MAX_CATEGORY_CHARACTERS = 255;
  private static final Duration MAX_AHEAD = Duration.ofHours(72);
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

  MailRules(Clock clock) {
    this.clock = clock;
  }

  /** All faults at once; empty when the mail is fine. */
  List<MailError> check(JsonNode mail) {
    if (!mail.isObject()) {
      return List.of(MailError.of("Bad Request"));
    }
    List<MailError> errors = new ArrayList<>();
    checkFrom(mail, errors);
    checkPersonalizations(mail, errors);
    checkSubject(mail, errors);
    checkContent(mail, errors);
    checkCategories(mail, errors);
    checkSendAt(mail, "send_at", errors);
    checkHeaders(mail, "headers", errors);
    checkCustomArgs(mail, "custom_args", errors);
    return errors;
  }

  private static void checkFrom(JsonNode mail, List<MailError> errors) {
    String email = Json.text(mail.path("from"), "email");
    if (email == null) {
      errors.add(
          MailError.of(
              "The from object must be provided for every email send. It is an object that"
                  + " requires the email parameter, but may also contain a name parameter. "
                  + " e.g. {\"email\" : \"example@example.com\"}  or {\"email\" :"
                  + " \"example@example.com\", \"name\" : \"Example Recipient\"}.",
              "from.email",
              "message.from"));
    } else if (!Addresses.isValid(email)) {
      errors.add(
          MailError.of(
              "The from email does not contain a valid address.", "from.email", "message.from"));
    }
  }

  private void checkPersonalizations(JsonNode mail, List<MailError> errors) {
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
    checkSendAt(one, field + ".send_at", errors);
    checkHeaders(one, field + ".headers", errors);
    checkCustomArgs(one, field + ".custom_args", errors);
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

  private static void checkSubject(JsonNode mail, List<MailError> errors) {
    boolean perPerson =
        mail.path("personalizations").values().stream()
            .allMatch(one -> Json.text(one, "subject") != null);
    boolean given = !Json.text(mail, "subject", "").isEmpty();
    if (!given && !perPerson && Json.text(mail, "template_id") == null) {
      errors.add(
          MailError.of(
              "The subject is required. You can get around this requirement if you use a template"
                  + " with a subject defined or if every personalization has a subject defined.",
              "subject",
              "message.subject"));
    }
  }

  private static void checkContent(JsonNode mail, List<MailError> errors) {
    JsonNode content = mail.path("content");
    if (Json.text(mail, "template_id") != null) {
      return;
    }
    if (!content.isArray() || content.isEmpty()) {
      errors.add(
          MailError.of(
              "Unless a valid template_id is provided, the content parameter is required. There"
                  + " must be at least one defined content block. We typically suggest both"
                  + " text/plain and text/html blocks are included, but only one block is"
                  + " required.",
              "content",
              "message.content"));
      return;
    }
    for (int i = 0; i < content.size(); i++) {
      checkBlock(content.get(i), i, errors);
    }
  }

  private static void checkBlock(JsonNode block, int i, List<MailError> errors) {
    String type = Json.text(block, "type", "");
    if (!type.contains("/")) {
      errors.add(
          MailError.of(
              "The content type must be a valid MIME type.",
              "content." + i + ".type",
              "message.content.type"));
    }
    if (Json.text(block, "value", "").isEmpty()) {
      errors.add(
          MailError.of(
              "The content value must be a string at least one character in length.",
              "content." + i + ".value",
              "message.content.value"));
    }
    if (i > 0 && type.equals("text/plain")) {
      errors.add(
          MailError.of(
              "If present, text/plain and text/html may only be provided once, and text/plain"
                  + " must be first.",
              "content",
              "message.content"));
    }
  }

  private static void checkCategories(JsonNode mail, List<MailError> errors) {
    JsonNode categories = mail.path("categories");
    if (categories.size() > MAX_CATEGORIES) {
      errors.add(
          MailError.of(
              "There is a limit of 10 categories per request.",
              "categories",
              "message.categories"));
    }
    for (JsonNode category : categories.values()) {
      if (category.asString("").length() > MAX_CATEGORY_CHARACTERS) {
        errors.add(
            MailError.of(
                "Each category name may not exceed 255 characters.",
                "categories",
                "message.categories"));
      }
    }
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
