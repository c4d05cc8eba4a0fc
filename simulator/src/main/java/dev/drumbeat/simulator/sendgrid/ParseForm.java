package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mail as SendGrid's inbound parse posts it: multipart, a field for each part of the mail. */
final class ParseForm {
  private static final String BOUNDARY = "xYzZY";
  static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private ParseForm() {}

  static String of(Mail mail) {
    StringBuilder form = new StringBuilder();
    fields(mail)
        .forEach((name, value) ->
            form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    return form.append("--" + BOUNDARY + "--\r\n").toString();
  }

  private static Map<String, String> fields(Mail mail) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("headers", headers(mail));
    fields.put("dkim", "{@" + domain(mail.from()) + " : pass}");
    fields.put("to", mail.to());
    fields.put("from", mail.from());
    fields.put("subject", mail.subject());
    fields.put("text", mail.text());
    fields.put("sender_ip", "192.0.2.25");
    fields.put("envelope", json(Json.object("to", List.of(mail.to()), "from", mail.from())));
    fields.put("attachments", "0");
    fields.put("charsets", json(Json.object("to", "UTF-8", "from", "UTF-8", "text", "utf-8")));
    fields.put("SPF", "pass");
    fields.put("spam_score", "0.012");
    return fields;
  }

  private static String headers(Mail mail) {
    String answered =
        mail.inReplyTo().isEmpty()
            ? ""
            : "In-Reply-To: " + mail.inReplyTo() + "\nReferences: " + mail.inReplyTo() + "\n";
    return "Message-ID: <"
        + mail.id()
        + "@"
        + domain(mail.from())
        + ">\n"
        + answered
        + "From: "
        + mail.from()
        + "\nTo: "
        + mail.to()
        + "\nSubject: "
        + mail.subject()
        + "\nContent-Type: text/plain; charset=\"UTF-8\"\n";
  }

  private static String domain(String email) {
    return email.substring(email.indexOf('@') + 1);
  }

  private static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * A mail that somebody sends to the customer.
   *
   * @param inReplyTo the smtp-id of what it answers, empty for none
   */
  record Mail(String id, String from, String to, String subject, String text, String inReplyTo) {}
}
