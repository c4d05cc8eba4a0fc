package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One text.
 *
 * @param from the sender's key
 * @param body Liquid, at most 1600 characters before and after rendering
 * @param validity how long the carrier may hold it back; null is the provider's limit
 * @param onRejected where to go when the provider refuses it; null is {@code next}
 * @param onUndelivered if set, the step waits for the delivery report and goes here when it failed
 * @param to which of the lead's contact points; null is the best for the channel
 * @param template where the text comes from; {@code body} is empty until it has been taken
 */
public record SmsStep(
    String from,
    String body,
    @Nullable Duration validity,
    String next,
    @Nullable String onRejected,
    @Nullable String onUndelivered,
    Missing missing,
    int maxVisits,
    Retry retry,
    @Nullable Addressee to,
    @Nullable TemplateUse template)
    implements EffectStep {
  /** What the provider allows at most. */
  public static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  SmsStep saying(String text) {
    return new SmsStep(
        from,
        text,
        validity,
        next,
        onRejected,
        onUndelivered,
        missing,
        maxVisits,
        retry,
        to,
        template);
  }

  SmsStep using(TemplateUse use) {
    return new SmsStep(
        from, body, validity, next, onRejected, onUndelivered, missing, maxVisits, retry, to, use);
  }
}
