package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.campaign.AiCallStep;
import dev.drumbeat.journey.campaign.CallStep;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.price.PriceList;

/**
 * Prices of the price list, for a recipient in one country; a call counts one minute. Tasks and
 * webhooks cost nothing, and what a payment costs is taken from what is paid.
 *
 * @param country ISO 3166
 */
public record ListPrices(String country) implements Prices {
  @Override
  public long micros(EffectStep step, int units) {
    return switch (step) {
      case SmsStep _ -> PriceList.mostMicros("SMS", country, units);
      case EmailStep _ -> PriceList.mostMicros("EMAIL", country, 1);
      case CallStep _ -> PriceList.mostMicros("CALL", country, 1);
      case AiCallStep _ -> PriceList.mostMicros("AI_CALL", country, 1);
      case EnrichStep enrich ->
          enrich.products().stream()
              .mapToLong(product -> PriceList.mostMicros(product.name(), country, 1))
              .sum();
      case TaskStep _, WebhookStep _, PaymentStep _ -> 0;
    };
  }
}
