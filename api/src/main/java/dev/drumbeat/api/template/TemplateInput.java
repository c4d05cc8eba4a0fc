package dev.drumbeat.api.template;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.template.Content;
import dev.drumbeat.db.template.NewTemplate;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.TemplateRules;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as a client creates it. Steps name it by its name, so that and the channel stay.
 *
 * @param channel sms or email
 * @param subject Liquid; an e-mail needs one, a text message has none
 * @param body Liquid; of an e-mail the text part
 * @param html Liquid whose fields are escaped; an e-mail may have one
 */
record TemplateInput(
    @Pattern(
            regexp = TemplateRules.NAME,
            message = "Must be a letter, then up to 59 letters, digits, - and _")
        String name,
    Channel channel,
    @Nullable String subject,
    String body,
    @Nullable String html) {
  NewTemplate checked(String by) {
    if (channel == Channel.VOICE) {
      String message = "A template is of channel sms or email";
      throw new InvalidRequest(Fault.error("/channel", "UNKNOWN_VALUE", message));
    }
    return new NewTemplate(name, channel, new Content(subject, body, html), by);
  }
}
