package dev.drumbeat.api.webhook;

import dev.drumbeat.journey.contact.EmailAddresses;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** What a person sees who follows an unsubscribe link: plain, without anything from elsewhere. */
final class UnsubscribePage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta name="robots" content="noindex"><title>Unsubscribe</title></head>
      <body><main><h1>Unsubscribe</h1>%s</main></body>
      </html>
      """;

  private UnsubscribePage() {}

  static ResponseEntity<String> ask(String address) {
    String masked = HtmlUtils.htmlEscape(EmailAddresses.mask(address));
    return page(
        "<p>Stop all e-mails to %s?</p><form method=\"post\"><button>Unsubscribe</button></form>"
            .formatted(masked));
  }

  static ResponseEntity<String> done() {
    return page("<p>You are unsubscribed. We will not write to this address again.</p>");
  }

  private static ResponseEntity<String> page(String content) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", "default-src 'none'; form-action 'self'")
        .body(FRAME.formatted(content));
  }
}
