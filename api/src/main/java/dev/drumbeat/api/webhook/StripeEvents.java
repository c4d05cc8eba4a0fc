package dev.drumbeat.api.webhook;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.webhook.InboxEvent.Checkout;
import dev.drumbeat.db.webhook.Incoming;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes events of what Stripe tells of Checkout sessions; nothing of what else it tells. */
final class StripeEvents {
  private static final int LONGEST_ID = 200;

  private StripeEvents() {}

  static Optional<Incoming> read(byte[] body) {
    JsonNode event = parse(body);
    JsonNode session = event.path("data").path("object");
    String id = text(event, "id");
    String sessionId = text(session, "id");
    if (id == null || sessionId == null) {
      return Optional.empty();
    }
    return paid(String.valueOf(text(event, "type")), session)
        .map(paid -> new Incoming(id, sessionId, checkout(sessionId, session, paid), null));
  }

  /** Whether it tells of a payment, or that there will be none; nothing where that is open. */
  private static Optional<Boolean> paid(String type, JsonNode session) {
    return switch (type) {
      // Ways of paying that take days are complete before they are paid.
      case "checkout.session.completed" ->
          "unpaid".equals(text(session, "payment_status")) ? Optional.empty() : Optional.of(true);
      case "checkout.session.async_payment_succeeded" -> Optional.of(true);
      case "checkout.session.expired", "checkout.session.async_payment_failed" ->
          Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Checkout checkout(String id, JsonNode session, boolean paid) {
    String currency = text(session, "currency");
    JsonNode total = session.path("amount_total");
    BigDecimal amount =
        currency == null || !total.canConvertToLong()
            ? null
            : BigDecimal.valueOf(total.asLong(), digits(currency));
    return new Checkout(
        id, paid, amount, currency == null ? null : currency.toUpperCase(Locale.ROOT));
  }

  /** Stripe counts in a currency's smallest unit. */
  private static int digits(String currency) {
    try {
      return Math.max(
          0, Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name)
        .stringValueOpt()
        .map(text -> Storable.key(text, LONGEST_ID))
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode event = JsonMapper.shared().readTree(body);
      if (event.isObject()) {
        return event;
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest(Fault.error("", "MALFORMED_JSON", "The body is no JSON object"));
  }
}
