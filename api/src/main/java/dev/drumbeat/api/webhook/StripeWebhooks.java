package dev.drumbeat.api.webhook;

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

/** What Stripe calls with what became of payment links. */
@RestController
@Tag(name = "Webhooks")
final class StripeWebhooks {
  private final Doorman doorman;
  private final InboxStore inbox;

  StripeWebhooks(Doorman doorman, InboxStore inbox) {
    this.doorman = doorman;
    this.inbox = inbox;
  }

  @Operation(summary = "An event of a payment link")
  @PostMapping(path = "/webhooks/stripe/{key}/events", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> receivePaymentEvents(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    WebhookRoute route = doorman.route(key, Provider.STRIPE);
    StripeEvents.read(doorman.stripe(route, request))
        .ifPresent(incoming -> inbox.accept(route.workspace(), incoming));
    return ResponseEntity.noContent().build();
  }
}
