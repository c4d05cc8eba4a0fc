package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.EventType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What others store and send as JSON. */
class PositionJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Test
  void aPositionIsItselfAfterJson() {
    Position position =
        new Position(
            "reply1",
            2,
            Phase.WAITING,
            Work.JOURNEY,
            Instant.parse("2026-11-26T20:00:00Z"),
            Map.of("text1", 1, "reply1", 2),
            Map.of("text1", "ACCEPTED"));

    String json = MAPPER.writeValueAsString(position);

    assertThat(MAPPER.readValue(json, Position.class)).isEqualTo(position);
    assertThat(json).contains("\"dueAt\":\"2026-11-26T20:00:00Z\"");
  }

  @Test
  void anEventTypeIsItsName() {
    assertThat(MAPPER.writeValueAsString(EventType.REPLIED)).isEqualTo("\"REPLIED\"");
    assertThat(MAPPER.readValue("\"lead.scored\"", EventType.class))
        .isEqualTo(new EventType("lead.scored"));
  }
}
