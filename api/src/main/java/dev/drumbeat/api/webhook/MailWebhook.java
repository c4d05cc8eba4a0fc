package dev.drumbeat.api.webhook;

import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.InboundMail;
import dev.drumbeat.db.webhook.InboxEvent.Kind;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.MailLinks;
import dev.drumbeat.db.webhook.WebhookRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What SendGrid's Inbound Parse calls with e-mails to us. It drops an e-mail for ever on a 4xx, so
 * with the right secret none is answered: what can't be read is set aside for a person. A failure
 * of ours is a 5xx, and is tried again for three days.
 */
@RestController
@Tag(name = "Webhooks")
final class MailWebhook {
  private final Doorman doorman;
  private final MailLinks links;
  private final InboxStore inbox;

  MailWebhook(Doorman doorman, MailLinks links, InboxStore inbox) {
    this.doorman = doorman;
    this.links = links;
    this.inbox = inbox;
  }

  @Operation(summary = "An e-mail from a person")
  @PostMapping("/webhooks/sendgrid/{key}/inbound/{secret}")
  ResponseEntity<Void> receiveMail(
      @PathVariable String key, @PathVariable String secret, HttpServletRequest request)
      throws IOException {
    WebhookRoute route = doorman.route(key, Provider.SENDGRID);
    if (!links.verify(key, secret)) {
      throw Doorman.forged();
    }
    Optional<MailFields> fields = fields(route, request);
    if (fields.isPresent()) {
      boolean simulated = doorman.integration(route).mode() == Mode.SIMULATED;
      Optional<InboundMail> mail = new Mail(fields.get()).inbound(simulated);
      mail.ifPresentOrElse(
          each -> inbox.acceptMail(route.workspace(), each),
          () -> setAside(route, "Its sender is no e-mail address"));
    }
    return ResponseEntity.noContent().build();
  }

  private Optional<MailFields> fields(WebhookRoute route, HttpServletRequest request)
      throws IOException {
    try {
      return Optional.of(MailFields.read(request));
    } catch (ServletException | IOException | RuntimeException unreadable) {
      if (hasGone(unreadable)) {
        throw new IOException("The client went away", unreadable);
      }
      long bytes = request.getContentLengthLong();
      setAside(
          route,
          "An e-mail of %d bytes can't be read: %s"
              .formatted(bytes, unreadable.getClass().getSimpleName()));
      return Optional.empty();
    }
  }

  private static boolean hasGone(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .anyMatch(t -> t instanceof ClientAbortException || t instanceof EOFException);
  }

  private void setAside(WebhookRoute route, String reason) {
    inbox.setAside(route.workspace(), Kind.INBOUND_EMAIL, reason);
  }
}
