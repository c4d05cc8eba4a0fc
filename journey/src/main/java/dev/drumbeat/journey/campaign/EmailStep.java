package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail.
 *
 * @param from the sender's key
 * @param subject Liquid
 * @param body the text part, Liquid
 * @param html the HTML part, Liquid whose fields are escaped; null sends the text part alone
 * @param onBounced if set, the step waits for the delivery report and goes here on a bounce
 * @param to which of the lead's contact points; null is the best for the channel
 * @param template where subject and parts come from; they are empty until they have been taken
 */
public record EmailStep(
    String from,
    String subject,
    String body,
    @Nullable String html,
    String next,
    @Nullable String onRejected,
    @Nullable String onBounced,
    Missing missing,
    int maxVisits,
    Retry retry,
    @Nullable Addressee to,
    @Nullable TemplateUse template)
    implements EffectStep {
  public static final int SUBJECT_LIMIT = 200;
  public static final int BODY_LIMIT = 50_000;

  EmailStep saying(String title, String text, @Nullable String markup) {
    return new EmailStep(
        from,
        title,
        text,
        markup,
        next,
        onRejected,
        onBounced,
        missing,
        maxVisits,
        retry,
        to,
        template);
  }

  EmailStep using(TemplateUse use) {
    return new EmailStep(
        from, subject, body, html, next, onRejected, onBounced, missing, maxVisits, retry, to, use);
  }
}
