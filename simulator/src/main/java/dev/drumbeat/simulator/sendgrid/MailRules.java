package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What SendGrid checks before it takes a mail. Source: its v3 Mail Send errors page. */
final class MailRules {
  private static final int MAX_CATEGORIES = 10;
  private static final int MAX_CATEGORY_CHARACTERS = 255;

  private final PersonalizationRules personalizations;

  MailRules(Clock clock) {
    personalizations = new PersonalizationRules(clock);
  }

  /** All faults at once; empty when the mail is fine. */
  List<MailError> check(JsonNode mail) {
    if (!mail.isObject()) {
      return List.of(MailError.of("Bad Request"));
    }
    List<MailError> errors = new ArrayList<>();
    checkFrom(mail, errors);
    personalizations.checkPersonalizations(mail, errors);
    checkSubject(mail, errors);
    checkContent(mail, errors);
    checkCategories(mail, errors);
    personalizations.checkSettings(mail, "", errors);
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
}
