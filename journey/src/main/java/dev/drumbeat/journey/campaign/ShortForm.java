package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.List;

/** A campaign in four fields: one message, on each channel in turn. */
public record ShortForm(
    String name, List<Channel> channels, List<String> propertyIds, String message) {
  public static final int MESSAGE_LIMIT = 500;

  public ShortForm {
    channels = List.copyOf(channels);
    propertyIds = List.copyOf(propertyIds);
  }

  /** The journey it stands for: enrich, one step for each channel, end. */
  public CampaignDefinition expand() {
    throw new UnsupportedOperationException(name);
  }
}
