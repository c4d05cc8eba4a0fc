package dev.drumbeat.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
  @ParameterizedTest
  @EnumSource
  void hasACampaignWithoutMistakes(Channel channel) {
    assertThat(CampaignParser.parse(channel.campaign("leads"), Format.YAML).problems()).isEmpty();
  }
}
