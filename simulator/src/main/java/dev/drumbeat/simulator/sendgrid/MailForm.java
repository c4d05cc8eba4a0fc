package dev.drumbeat.simulator.sendgrid;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.simulator.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one personalization of a request sends.
 *
 * @param index of the personalization within the request
 * @param link the first link of the content, null when there is none to click
 * @param dropped by recipient, why SendGrid doesn't even try
 * @param untracked whether the mail asks that clicks aren't tracked: a reader goes straight to the
 *     link, and no event tells of it; null is no
 * @param letter what a reader sees of it; null in logs from before there was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailForm(
    int index,
    List<String> recipients,
    Map<String, String> customArgs,
    List<String> categories,
    @Nullable String link,
    @Nullable Instant sendAt,
    Map<String, String> dropped,
    @Nullable Boolean untracked,
    @Nullable Letter letter) {
  private static final int MAX_QUOTED = 1_000;

  /**
   * What a reader sees and can answer.
   *
   * @param answersTo where replies go
   * @param group the suppression group whose link it has, null for the account-wide one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Letter(String answersTo, String subject, String text, @Nullable Integer group) {}

  @Nullable Integer group() {
    return letter == null ? null : letter.group();
  }

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

  static MailForm of(JsonNode mail, int index, Suppressions suppressions) {
    JsonNode one = mail.path("personalizations").get(index);
    List<String> recipients = Addresses.recipients(one);
    long sendAt = one.path("send_at").asLong(mail.path("send_at").asLong(0));
    return new MailForm(
        index,
        recipients,
        customArgs(mail, one),
        categories(mail),
        link(mail),
        sendAt == 0 ? null : Instant.ofEpochSecond(sendAt),
        suppressions.among(recipients, group(mail)),
        untracked(mail),
        letter(mail, one));
  }

  private static @Nullable Integer group(JsonNode mail) {
    JsonNode group = mail.path("asm").path("group_id");
    return group.isInt() ? (Integer) group.asInt() : null;
  }

  private static Letter letter(JsonNode mail, JsonNode one) {
    String from = Json.text(mail.path("from"), "email", "");
    String text = "";
    for (JsonNode block : mail.path("content").values()) {
      if (text.isEmpty()) {
        text = Json.text(block, "value", "");
      }
    }
    return new Letter(
        Json.text(mail.path("reply_to"), "email", from),
        Json.text(one, "subject", Json.text(mail, "subject", "")),
        text.codePoints()
            .limit(MAX_QUOTED)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString(),
        group(mail));
  }

  /** A personalization's arguments win over the request's. */
  private static Map<String, String> customArgs(JsonNode mail, JsonNode one) {
    Map<String, String> args = new LinkedHashMap<>();
    for (JsonNode object : List.of(mail, one)) {
      object
          .path("custom_args")
          .properties()
          .forEach(arg -> args.put(arg.getKey(), arg.getValue().asString("")));
    }
    return args;
  }

  private static List<String> categories(JsonNode mail) {
    List<String> categories = new ArrayList<>();
    mail.path("categories").values().forEach(one -> categories.add(one.asString("")));
    return categories;
  }

  private static @Nullable Boolean untracked(JsonNode mail) {
    JsonNode enabled = mail.path("tracking_settings").path("click_tracking").path("enable");
    return enabled.isBoolean() && !enabled.asBoolean() ? true : null;
  }

  private static @Nullable String link(JsonNode mail) {
    for (JsonNode block : mail.path("content").values()) {
      Matcher matcher = LINK.matcher(Json.text(block, "value", ""));
      if (matcher.find()) {
        return matcher.group();
      }
    }
    return null;
  }
}
