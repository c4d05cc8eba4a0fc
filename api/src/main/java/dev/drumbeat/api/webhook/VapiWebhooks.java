package dev.drumbeat.api.webhook;

import dev.drumbeat.db.integration.Integration;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.Addressed;
import dev.drumbeat.db.webhook.AssistantEvents;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.db.webhook.WebhookRoute;
import dev.drumbeat.journey.assistant.CallReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What Vapi calls: the server address that is set, with a credential, at its assistants. Of its
 * many messages two are kept, of calls that this workspace has placed; the rest is answered and
 * forgotten.
 */
@RestController
@Tag(name = "Webhooks")
final class VapiWebhooks {
  private final Doorman doorman;
  private final InboxStore inbox;
  private final AttemptStore attempts;
  private final Clock clock;

  VapiWebhooks(Doorman doorman, InboxStore inbox, AttemptStore attempts, Clock clock) {
    this.doorman = doorman;
    this.inbox = inbox;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Operation(summary = "State or end of an assistant's call")
  @PostMapping(path = "/webhooks/vapi/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> receiveServerMessage(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    WebhookRoute route = doorman.route(key, Provider.VAPI);
    byte[] body = request.getInputStream().readAllBytes();
    Integration vapi = doorman.integration(route);
    if (!new VapiSignature(vapi.credential("webhookSecret"))
        .valid(VapiMessage.signed(request, body), clock.instant())) {
      throw Doorman.forged();
    }
    VapiMessage message = VapiMessage.read(body);
    message
        .attempt()
        .flatMap(attempt -> called(route.workspace(), attempt, message))
        .flatMap(called -> incoming(message, called))
        .ifPresent(event -> inbox.accept(route.workspace(), event));
    return ResponseEntity.ok().build();
  }

  private Optional<AssistantEvents.Called> called(
      UUID workspace, UUID attempt, VapiMessage message) {
    Optional<Addressed> addressed = attempts.find(workspace, attempt);
    return message
        .callId()
        .flatMap(
            callId -> addressed.map(to -> new AssistantEvents.Called(attempt, callId, to.point())));
  }

  private static Optional<Incoming> incoming(VapiMessage message, AssistantEvents.Called called) {
    JsonNode content = message.content();
    return switch (message.type()) {
      case "status-update" ->
          message.status().map(status -> AssistantEvents.status(called, status));
      case "end-of-call-report" ->
          Optional.of(AssistantEvents.report(called, CallReport.read(content)));
      default -> Optional.empty();
    };
  }
}
