package dev.drumbeat.api.webhook;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.api.webhook.SendGridSignature.SignedBody;
import dev.drumbeat.db.integration.Integration;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.WebhookRoute;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets in what a provider signed. */
@Component
final class Doorman {
  private static final String SENDGRID_HEADER = "X-Twilio-Email-Event-Webhook-";

  /** A changed credential counts from this long after; a wrong signature forgets at once. */
  private static final Duration KEPT = Duration.ofSeconds(2);

  private static final int MOST_ACCOUNTS = 1_000;

  private final Map<String, Known> accounts = new ConcurrentHashMap<>();
  private final InboxStore inbox;
  private final IntegrationStore integrations;
  private final ApiProperties properties;
  private final Clock clock;

  Doorman(InboxStore inbox, IntegrationStore integrations, ApiProperties properties, Clock clock) {
    this.inbox = inbox;
    this.integrations = integrations;
    this.properties = properties;
    this.clock = clock;
  }

  /** Whose address it is; nobody's is answered as a forgery is, so that guessing tells nothing. */
  WebhookRoute route(String key, Provider provider) {
    Known known = accounts.get(key);
    if (known != null && known.route().provider() == provider && isFresh(known)) {
      return known.route();
    }
    return inbox
        .route(key)
        .filter(route -> route.provider() == provider)
        .orElseThrow(Doorman::forged);
  }

  Callback twilio(String key, HttpServletRequest request) throws IOException {
    Known known = known(key, Provider.TWILIO);
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Form form = Form.parse(body).orElseThrow(Doorman::forged);
    String signature = header(request, "X-Twilio-Signature");
    Integration twilio = known.integration();
    if (!TwilioSignature.valid(twilio.credential("authToken"), address(request), form, signature)) {
      accounts.remove(key);
      throw forged();
    }
    Form query = Form.parse(request.getQueryString()).orElseThrow(Doorman::forged);
    return new Callback(known.route().workspace(), key, twilio.mode(), query, form);
  }

  /** The raw bytes of signed events. */
  byte[] sendGrid(WebhookRoute route, HttpServletRequest request) throws IOException {
    Integration sendGrid = integration(route);
    var body =
        new SignedBody(
            header(request, SENDGRID_HEADER + "Signature"),
            header(request, SENDGRID_HEADER + "Timestamp"),
            request.getInputStream().readAllBytes());
    var signature =
        new SendGridSignature(
            sendGrid.credential("webhookPublicKey"), properties.webhooks().sendgridTolerance());
    if (!signature.valid(body, clock.instant())) {
      throw forged();
    }
    return body.bytes();
  }

  /** The raw bytes of a signed event. */
  byte[] stripe(WebhookRoute route, HttpServletRequest request) throws IOException {
    String secret = integration(route).credential("webhookSecret");
    byte[] body = request.getInputStream().readAllBytes();
    String signature = header(request, "Stripe-Signature");
    if (!StripeSignature.valid(secret, signature, body, clock.instant())) {
      throw forged();
    }
    return body;
  }

  /** An account whose callbacks come in thousands, kept for a moment. */
  private record Known(WebhookRoute route, Integration integration, Instant read) {}

  private Known known(String key, Provider provider) {
    Known known = accounts.get(key);
    if (known != null && known.route().provider() == provider && isFresh(known)) {
      return known;
    }
    WebhookRoute route = route(key, provider);
    Known read = new Known(route, integration(route), clock.instant());
    if (accounts.size() >= MOST_ACCOUNTS) {
      accounts.clear();
    }
    accounts.put(key, read);
    return read;
  }

  private boolean isFresh(Known known) {
    return clock.instant().isBefore(known.read().plus(KEPT));
  }

  Integration integration(WebhookRoute route) {
    return integrations
        .credentials(route.workspace(), route.provider())
        .orElseThrow(Doorman::forged);
  }

  static Refusal forged() {
    return new Refusal(
        HttpStatus.FORBIDDEN, "The address or the signature is missing, wrong or too old");
  }

  // What the provider was told to call, not what a proxy made of it.
  private String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return properties.publicUrl() + request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
