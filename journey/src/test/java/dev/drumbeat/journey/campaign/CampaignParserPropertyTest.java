package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.machine.CompiledJourney;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Sources that went wrong in any way. */
class CampaignParserPropertyTest {
  private static final String SOURCE = Sources.officeOwners();

  @Property(tries = 500)
  void aSpoiltSourceIsAProblemOrACampaignThatRuns(
      @ForAll @IntRange(max = 4_000) int at,
      @ForAll @IntRange(max = 60) int cut,
      @ForAll @StringLength(max = 4) String put) {
    int from = Math.min(at, SOURCE.length());
    int to = Math.min(from + cut, SOURCE.length());
    String spoilt = SOURCE.substring(0, from) + put + SOURCE.substring(to);

    Parsed parsed = CampaignParser.parse(spoilt, Format.YAML);

    boolean errors = parsed.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    assertThat(parsed.valid()).isNotEqualTo(errors);
    CampaignDefinition definition = parsed.definition();
    if (definition != null) {
      assertThat(CompiledJourney.of(definition).definition()).isEqualTo(definition);
      assertThat(CampaignJson.read(CampaignJson.write(definition))).isEqualTo(definition);
    }
  }

  @Property(tries = 200)
  void noTextIsTooStrange(@ForAll String text) {
    assertThat(CampaignParser.parse(text, Format.YAML).valid()).isFalse();
    assertThat(CampaignParser.parse(text, Format.JSON).valid()).isFalse();
  }
}
