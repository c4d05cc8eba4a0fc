package dev.drumbeat.journey.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.messaging.Segments.Encoding;
import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPreviewTest {
  private static final Map<String, Object> LEAD =
      Map.of("owner", Map.of("name", "Ann & Co"), "property", Map.of("address", "405 Olive Way"));
  private static final CompiledJourney JOURNEY =
      CompiledJourney.of(
          Objects.requireNonNull(
              CampaignParser.parse(
                      """
                      name: Preview
                      channels: [sms, email]
                      audience: { list: seattle }
                      start: text
                      steps:
                        text: { type: sms, from: main, body: "Hi {{ owner.first_name }}, {{ property.address }}? STOP ends it.", next: mail }
                        mail: { type: email, from: team, subject: "{{ property.address }}", body: "Hello {{ owner.name }}", html: "<b>{{ owner.name }}</b>", next: done }
                        done: { type: end }
                      """,
                      Format.YAML)
                  .definition()));

  @Test
  void rendersATextAndNamesWhatTheLeadLacks() {
    StepPreview preview = StepPreview.of(JOURNEY, "text", LEAD);

    assertThat(preview.fields())
        .singleElement()
        .satisfies(body -> {
          assertThat(body.text()).isEqualTo("Hi , 405 Olive Way? STOP ends it.");
          assertThat(body.missingFields()).containsExactly("owner.first_name");
          assertThat(body.cost()).isEqualTo(new TextCost(Encoding.GSM7, 33, 1, null, null, null));
        });
    assertThat(preview.missingFields()).containsExactly("owner.first_name");
  }

  @Test
  void rendersAllPartsOfAMailAndEscapesItsHtml() {
    StepPreview preview = StepPreview.of(JOURNEY, "mail", LEAD);

    assertThat(preview.fields())
        .extracting(FieldPreview::field, FieldPreview::text)
        .containsExactly(
            tuple("subject", "405 Olive Way"),
            tuple("body", "Hello Ann & Co"),
            tuple("html", "<b>Ann &amp; Co</b>"));
    assertThat(preview.fields()).allMatch(field -> field.cost() == null);
  }

  @Test
  void aStepWithoutTextsHasNone() {
    assertThat(StepPreview.of(JOURNEY, "done", LEAD).fields()).isEmpty();
  }

  @Test
  void saysWhichCharacterMakesATextDearWhereItStandsAndWhatToWrite() {
    TextCost cost = TextCost.of("Ann’s office – " + "x".repeat(80));

    assertThat(cost.encoding()).isEqualTo(Encoding.UCS2);
    assertThat(cost.segments()).isEqualTo(2);
    assertThat(cost.forced())
        .isEqualTo(new TextCost.Forced("’", "U+2019", "RIGHT SINGLE QUOTATION MARK", 4, "'"));
    assertThat(cost.plain()).isEqualTo("Ann's office - " + "x".repeat(80));
    assertThat(cost.plainSegments()).isEqualTo(1);
  }

  @Test
  void countsThePositionInCharactersAndOffersNothingWhereNothingSaysTheSame() {
    TextCost cost = TextCost.of("Hi 😀 ’");

    assertThat(cost.forced())
        .isEqualTo(new TextCost.Forced("😀", "U+1F600", "GRINNING FACE", 4, null));
    assertThat(cost.plain()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "João,Joao",
    "Łódź,",
    "naïve,naive",
    "Zoë,Zoe",
    "façade,facade",
    "zero\u200Bwidth,zerowidth"
  })
  void anAccentThatGsmLacksIsLeftOut(String text, String plain) {
    assertThat(TextCost.of(text).plain()).isEqualTo(plain);
  }

  @Test
  void aTextThatGoesOverALimitSaysSo() throws TemplateFault {
    Template endless =
        Template.compile(
            "{% for i in (1..10000) %}{% for j in (1..10000) %}x{% endfor %}{% endfor %}");

    FieldPreview preview = StepPreview.ofText(endless, LEAD);

    assertThat(preview.fault()).contains("can't be rendered");
    assertThat(preview.text()).isEmpty();
  }
}
