package dev.drumbeat.api.webhook;

import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.Addressed;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.InboxEvent.Unsubscribe;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.db.webhook.UnsubscribeLinks;
import dev.drumbeat.db.webhook.WebhookRoute;
import dev.drumbeat.journey.Channel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The link in every e-mail (RFC 8058): a POST unsubscribes, be it a mail program's one click or the
 * page's button. A GET only shows the page, because scanners follow links.
 */
@RestController
@RequestMapping("/webhooks/sendgrid/{key}/unsubscribe")
@Tag(name = "Webhooks")
final class UnsubscribeWebhook {
  private final Doorman doorman;
  private final InboxStore inbox;
  private final AttemptStore attempts;
  private final UnsubscribeLinks links;

  UnsubscribeWebhook(
      Doorman doorman, InboxStore inbox, AttemptStore attempts, UnsubscribeLinks links) {
    this.doorman = doorman;
    this.inbox = inbox;
    this.attempts = attempts;
    this.links = links;
  }

  @Operation(summary = "A page with a button; changes nothing")
  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> readUnsubscribePage(@PathVariable String key, HttpServletRequest request) {
    Recipient recipient = recipient(key, request);
    return UnsubscribePage.ask(recipient.addressed().point().value());
  }

  @Operation(summary = "Unsubscribes")
  @PostMapping(produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> unsubscribeByLink(@PathVariable String key, HttpServletRequest request) {
    Recipient recipient = recipient(key, request);
    var point = recipient.addressed().point();
    String attempt = recipient.attempt().toString();
    var block =
        new Block(point, Channel.EMAIL, Reason.OPT_OUT, Map.of("attempt", attempt, "by", "link"));
    inbox.accept(
        recipient.route().workspace(),
        new Incoming(attempt, point.value(), new Unsubscribe(recipient.attempt()), block));
    return UnsubscribePage.done();
  }

  private record Recipient(WebhookRoute route, UUID attempt, Addressed addressed) {}

  private Recipient recipient(String key, HttpServletRequest request) {
    WebhookRoute route = doorman.route(key, Provider.SENDGRID);
    Form query = Form.parse(request.getQueryString()).orElseThrow(Doorman::forged);
    UUID attempt = query.attempt().orElseThrow(Doorman::forged);
    if (!links.verify(key, attempt, query.text("signature"))) {
      throw Doorman.forged();
    }
    return new Recipient(
        route,
        attempt,
        attempts.find(route.workspace(), attempt).orElseThrow(() -> Refusal.notFound("e-mail")));
  }
}
