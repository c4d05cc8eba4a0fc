package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts templates' texts into the steps that name them. It is done once, when a campaign is
 * published, so that an edit of a template never changes what a run sends.
 */
public final class TemplateTexts {
  private TemplateTexts() {}

  /** The text of each template that the workspace has; a step whose it lacks stays without one. */
  public static CampaignDefinition taken(CampaignDefinition definition, Inventory inventory) {
    return each(definition, step -> taken(step, inventory));
  }

  /** As a draft that names the same versions, without their texts. */
  public static CampaignDefinition named(CampaignDefinition definition) {
    return each(
        definition,
        step ->
            switch (step) {
              case SmsStep sms when sms.template() != null -> sms.saying("");
              case EmailStep email when email.template() != null -> email.saying("", "", null);
              case Step other -> other;
            });
  }

  /** What a step names; null when it has its own text, or no text. */
  static @Nullable TemplateUse of(Step step) {
    return switch (step) {
      case SmsStep sms -> sms.template();
      case EmailStep email -> email.template();
      case Step other -> null;
    };
  }

  private static Step taken(Step step, Inventory inventory) {
    return switch (step) {
      case SmsStep sms when sms.body().isEmpty() ->
          text(sms.template(), Channel.SMS, inventory)
              .<Step>map(found -> sms.using(found.use()).saying(found.text().body()))
              .orElse(sms);
      case EmailStep email when email.body().isEmpty() ->
          text(email.template(), Channel.EMAIL, inventory)
              .<Step>map(found -> {
                TemplateText text = found.text();
                return email
                    .using(found.use())
                    .saying(String.valueOf(text.subject()), text.body(), text.html());
              })
              .orElse(email);
      case Step other -> other;
    };
  }

  /** A text and the version that it is of. */
  private record Found(TemplateUse use, TemplateText text) {}

  private static Optional<Found> text(
      @Nullable TemplateUse use, Channel channel, Inventory inventory) {
    return use == null
        ? Optional.empty()
        : inventory
            .template(use)
            .filter(text -> text.channel() == channel)
            .map(text -> new Found(new TemplateUse(use.name(), text.number()), text));
  }

  private static CampaignDefinition each(
      CampaignDefinition definition, UnaryOperator<Step> change) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    definition.steps().forEach((id, step) -> steps.put(id, change.apply(step)));
    return definition.withSteps(steps);
  }
}
