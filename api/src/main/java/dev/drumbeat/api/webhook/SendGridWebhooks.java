package dev.drumbeat.api.webhook;

import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.WebhookRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What SendGrid calls with what became of e-mails. */
@RestController
@Tag(name = "Webhooks")
final class SendGridWebhooks {
  private final Doorman doorman;
  private final InboxStore inbox;

  SendGridWebhooks(Doorman doorman, InboxStore inbox) {
    this.doorman = doorman;
    this.inbox = inbox;
  }

  @Operation(summary = "Events of e-mails, a batch")
  @PostMapping(
      path = "/webhooks/sendgrid/{key}/events",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> receiveMailEvents(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    WebhookRoute route = doorman.route(key, Provider.SENDGRID);
    byte[] body = doorman.sendGrid(route, request);
    boolean simulated = doorman.integration(route).mode() == Mode.SIMULATED;
    inbox.acceptAll(route.workspace(), new SendGridEvents(simulated).read(body));
    return ResponseEntity.noContent().build();
  }
}
