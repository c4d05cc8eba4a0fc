package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFormTest {
  private static final String SHORT =
      """
      {"name": "Hello", "channels": ["sms", "voice", "email"],
       "propertyIds": ["p1", "p2"], "message": "Is {{ property.address }} yours?"}
      """;

  @Test
  void standsForAStepOnEachChannelInTurn() {
    CampaignDefinition definition =
        Objects.requireNonNull(CampaignParser.parse(SHORT, Format.JSON).definition());

    assertThat(definition.steps().keySet())
        .containsExactly("enrich", "sms", "voice", "email", "done");
    assertThat(definition.step("sms"))
        .isInstanceOfSatisfying(
            SmsStep.class,
            sms -> {
              assertThat(sms.body()).endsWith("yours? Reply STOP to opt out.");
              assertThat(sms.next()).isEqualTo("voice");
            });
  }

  @Test
  void isACampaignWithoutAProblem() {
    ShortForm form = new ShortForm("Hello", List.of(Channel.values()), List.of("p1"), "Hi.");

    Parsed parsed = CampaignParser.parse(CampaignJson.write(form.expand()), Format.JSON);

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.definition()).isEqualTo(form.expand());
  }

  @ParameterizedTest(name = "{1} without {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[\"sms\", \"voice\", \"email\"]; []; /channels",
        "[\"p1\", \"p2\"]; []; /propertyIds",
        "\"Hello\"; \"\"; /name",
        "Is {{ property.address }} yours?; ; /message",
        "Is {{ property.address }} yours?; {{ broken; /message",
        "\"name\"; \"priority\": 1, \"name\"; /priority",
      })
  void saysWhatIsWrong(String right, String wrong, String pointer) {
    String source = SHORT.replace(right, wrong == null ? "" : wrong);

    assertThat(CampaignParser.parse(source, Format.JSON).problems())
        .extracting(Problem::pointer)
        .contains(pointer);
  }

  @Test
  void aMessageHasAtMostFiveHundredCharacters() {
    String source = SHORT.replace("yours?", "y".repeat(500));

    assertThat(CampaignParser.parse(source, Format.JSON).problems())
        .extracting(Problem::pointer)
        .containsExactly("/message");
  }
}
