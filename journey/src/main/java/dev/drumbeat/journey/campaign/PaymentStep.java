package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a payment link, and either waits for the event PAID or goes on at once, so that a text can
 * carry the link.
 *
 * @param amount what is to be paid; null where the provider's {@code price} says it
 * @param price the id of a price at the provider; one of both is set
 * @param description what it is for, Liquid
 * @param saveAs {@code entity.field} that keeps the link
 * @param term how it waits; null goes on at {@code next}
 * @param next set where it doesn't wait
 * @param onRejected where to go when the provider refuses it; null is as when nobody pays, or
 *     {@code next}
 */
public record PaymentStep(
    @Nullable Money amount,
    @Nullable String price,
    String description,
    String saveAs,
    @Nullable Term term,
    @Nullable String next,
    @Nullable String onRejected,
    Missing missing,
    int maxVisits,
    Retry retry)
    implements EffectStep {
  public static final String DEFAULT_SAVE_AS = "enrollment.payment_link";
  public static final int DESCRIPTION_LIMIT = 500;

  /** For how long, and where to after it; the outcomes are {@code PAID} and {@code TIMEOUT}. */
  public record Term(String onPaid, Duration timeout, String onTimeout) {}

  public PaymentStep {
    if ((amount == null) == (price == null)) {
      throw new IllegalArgumentException("a payment has an amount or a price");
    }
    if ((term == null) == (next == null)) {
      throw new IllegalArgumentException("a payment waits or goes on");
    }
  }

  /** Where it goes on without a payment. */
  public String unpaid() {
    return term != null ? term.onTimeout() : String.valueOf(next);
  }
}
