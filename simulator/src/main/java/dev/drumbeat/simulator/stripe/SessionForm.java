package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.http.Params;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is asked for.
 *
 * @param amount in the currency's smallest unit
 * @param expiresAt epoch seconds
 */
record SessionForm(
    long amount,
    String currency,
    @Nullable String reference,
    Map<String, String> metadata,
    long expiresAt,
    String successUrl) {
  /** What every price of the account costs, in cents: the simulator keeps no list of them. */
  private static final long PRICED = 2_500;

  private static final String ITEM = "line_items[0]";
  private static final String DATA = ITEM + "[price_data]";
  private static final long HALF_HOUR = 30 * 60;
  private static final long DAY = 24 * 60 * 60;
  private static final long LEAST_CENTS = 50;

  static SessionForm of(Params form, Instant now) {
    String amount = form.first(DATA + "[unit_amount]");
    long quantity = number(form.first(ITEM + "[quantity]", "1"));
    long each = amount == null ? PRICED : number(amount);
    var metadata = new LinkedHashMap<String, String>();
    for (Map.Entry<String, String> entry : form.entries()) {
      if (entry.getKey().startsWith("metadata[")) {
        metadata.put(entry.getKey().replaceAll("metadata\\[(.*)]", "$1"), entry.getValue());
      }
    }
    String expires = form.first("expires_at");
    return new SessionForm(
        each * quantity,
        form.first(DATA + "[currency]", "usd"),
        form.first("client_reference_id"),
        metadata,
        expires == null ? now.getEpochSecond() + DAY : number(expires),
        form.first("success_url", ""));
  }

  /** What Stripe would say is wrong with it. */
  static Optional<StripeError> fault(Params form, Instant now) {
    if (!form.first("mode", "").equals("payment")) {
      return Optional.of(StripeError.invalid("mode", "Only payment is simulated."));
    }
    if (form.first(ITEM + "[price]") == null && form.first(DATA + "[unit_amount]") == null) {
      return Optional.of(StripeError.missing("line_items"));
    }
    if (form.first(ITEM + "[price]") == null && form.first(DATA + "[product_data][name]") == null) {
      return Optional.of(StripeError.missing(DATA + "[product_data][name]"));
    }
    if (form.first("success_url") == null) {
      return Optional.of(StripeError.missing("success_url"));
    }
    SessionForm read = of(form, now);
    if (read.amount() < LEAST_CENTS) {
      return Optional.of(
          new StripeError(
              400,
              "invalid_request_error",
              "amount_too_small",
              null,
              "The total amount due must add up to at least $0.50 usd"));
    }
    long left = read.expiresAt() - now.getEpochSecond();
    return left < HALF_HOUR || left > DAY
        ? Optional.of(
            StripeError.invalid(
                "expires_at",
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from now."))
        : Optional.empty();
  }

  /** Whose choice it is whether it is paid. */
  String subject() {
    String effect = metadata.get("drumbeat_effect");
    return effect != null ? effect : String.valueOf(reference);
  }

  private static long number(String text) {
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
  }
}
