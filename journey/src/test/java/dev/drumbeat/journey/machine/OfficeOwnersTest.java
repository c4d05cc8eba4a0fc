package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.messaging.Segments;
import dev.drumbeat.journey.messaging.SmsSegments;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.TemplateFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's campaign, walked through. */
class OfficeOwnersTest {
  private static final CampaignDefinition OFFICE_OWNERS = officeOwners();

  @Test
  void aSilentOwnerGetsAMailACallAndATextAfterTheVoicemail() {
    Lead lead = Lead.entering(OFFICE_OWNERS).isAt("enrich", Phase.READY, Work.ENRICH);
    lead.ended(EffectOutcome.HIT).isAt("text1", Phase.READY, Work.SMS);
    lead.ended(EffectOutcome.ACCEPTED).isAt("reply1", Phase.WAITING, Work.JOURNEY);
    lead.after(Duration.ofSeconds(12)).isAt("mail1", Phase.READY, Work.EMAIL);
    lead.ended(EffectOutcome.ACCEPTED).isAt("pause1", Phase.WAITING, Work.JOURNEY);
    lead.after(Duration.ofSeconds(5)).isAt("call1", Phase.READY, Work.CALL);
    lead.ended(EffectOutcome.ACCEPTED).isAt("call1", Phase.AWAITING_OUTCOME, Work.JOURNEY);
    lead.hears(EventType.CALL_ENDED, Map.of("outcome", "VOICEMAIL"));
    lead.isAt("text2", Phase.READY, Work.SMS).ended(EffectOutcome.ACCEPTED);

    assertThat(lead.move().ending())
        .isEqualTo(new Ending(Ending.State.DONE, "COMPLETED", "Reached the end 'done'."));
    assertThat(lead.move().updates())
        .contains(new FieldUpdate(FieldUpdate.Kind.TAG, "contacted", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTERESTED", "QUESTION"})
  void anOwnerWhoAsksIsCalledAtOnce(String intent) {
    afterText()
        .hears(EventType.REPLIED, Map.of("intent", intent))
        .isAt("call1", Phase.READY, Work.CALL);
  }

  @Test
  void anOwnerWhoDeclinesIsLeftAlone() {
    Lead lead = afterText().hears(EventType.REPLIED, Map.of("intent", "NOT_INTERESTED"));

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("NOT_INTERESTED");
  }

  @Test
  void anOwnerWhoPressesOneIsNotTextedAgain() {
    Lead lead = afterText().hears(EventType.REPLIED, Map.of("intent", "INTERESTED"));
    lead.ended(EffectOutcome.ACCEPTED)
        .hears(EventType.CALL_ENDED, Map.of("outcome", "ANSWERED", "gathered", "INTERESTED"));

    assertThat(lead.position().outcomes()).containsEntry("call1", "INTERESTED");
    assertThat(lead.move().ending()).isNotNull();
  }

  @Test
  void everyTextFitsAPropertyThatWasJustImported() throws TemplateFault {
    CompiledJourney journey = CompiledJourney.of(OFFICE_OWNERS);
    Map<String, Object> facts =
        Map.of("property", Map.of("address", "2100 First Avenue & 106 Lenora Street"));

    for (String step : new String[] {"text1", "text2"}) {
      Rendered text = journey.template(step, "body").render(facts, Missing.HOLD, Escape.TEXT);
      assertThat(text.complete()).isTrue();
      assertThat(SmsSegments.count(text.text()))
          .satisfies(segments -> {
            assertThat(segments.encoding()).isEqualTo(Segments.Encoding.GSM7);
            assertThat(segments.segments()).isLessThanOrEqualTo(2);
          });
    }
    assertThat(journey.template("mail1", "html").render(facts, Missing.HOLD, Escape.HTML).text())
        .contains("<b>2100 First Avenue &amp; 106 Lenora Street</b>");
  }

  private static Lead afterText() {
    return Lead.entering(OFFICE_OWNERS).ended(EffectOutcome.HIT).ended(EffectOutcome.ACCEPTED);
  }

  private static CampaignDefinition officeOwners() {
    try {
      String yaml = Files.readString(Path.of("..", "examples", "office-owners.yaml"));
      return Objects.requireNonNull(CampaignParser.parse(yaml, Format.YAML).definition());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
