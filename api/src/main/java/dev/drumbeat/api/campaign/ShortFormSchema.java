package dev.drumbeat.api.campaign;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.ShortForm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The short form as the API's description shows it. */
@Schema(name = "CampaignShortForm", description = "One message, on each channel in turn")
record ShortFormSchema(
    @Size(min = 1, max = CampaignDefinition.NAME_LIMIT) String name,
    @Size(min = 1) List<ChannelName> channels,
    @Size(min = 1) List<String> propertyIds,
    @Size(min = 1, max = ShortForm.MESSAGE_LIMIT) String message) {
  /** As it is written. */
  @SuppressWarnings("UnusedVariable")
  enum ChannelName {
    sms,
    email,
    voice
  }
}
