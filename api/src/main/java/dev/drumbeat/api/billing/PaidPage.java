package dev.drumbeat.api.billing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Checkout leads a person who has paid: plain, alike for everyone, without any effect. */
@RestController
@Tag(name = "Webhooks")
final class PaidPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta name="robots" content="noindex"><title>Thank you</title></head>
      <body><main><h1>Thank you</h1><p>Your payment was received. You can close this page.</p></main></body>
      </html>
      """;

  @Operation(summary = "A page for people who have paid; changes nothing")
  @GetMapping(path = "/paid", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> readPaidPage() {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", "default-src 'none'")
        .body(PAGE);
  }
}
