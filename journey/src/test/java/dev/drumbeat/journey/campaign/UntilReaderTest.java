package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntilReaderTest {
  @Test
  void readsADate() {
    assertThat(until("date: 2026-12-01, time: 10:00, zone: RECIPIENT"))
        .isEqualTo(new Until.OnDate(LocalDate.of(2026, 12, 1), LocalTime.of(10, 0), null));
  }

  @Test
  void readsAFieldsDate() {
    assertThat(until("field: property.lease_end, minus: P90D, time: 10:00"))
        .isEqualTo(
            new Until.OfField(
                "property.lease_end",
                Duration.ofDays(90),
                null,
                LocalTime.of(10, 0),
                null,
                Missing.HOLD));
  }

  @ParameterizedTest(name = "{1} at {2} for {0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "date: 2026-12-01; REQUIRED; /time",
        "date: 2026-02-30, time: 10:00; WRONG_TYPE; /date",
        "date: tomorrow, time: 10:00; WRONG_TYPE; /date",
        "date: 2026-12-01, time: 10:00, days: MON; UNKNOWN_FIELD; /days",
        "date: 2026-12-01, field: owner.x, time: 10:00; REQUIRED; ''",
        "field: lease_end, time: 10:00; UNKNOWN_FIELD; /field",
        "field: property.lease_end, minus: PT12H, time: 10:00; RANGE; /minus",
        "field: property.x, minus: P1D, plus: P1D, time: 10:00; REQUIRED; /plus",
        "field: property.lease_end, time: 10:00, missing: EMPTY; UNKNOWN_VALUE; /missing",
        "field: property.lease_end, time: 25:00; RANGE; /time",
        "date: 2026-12-01, time: 10:00, zone: Mars; UNKNOWN_VALUE; /zone",
      })
  void findsWhatIsWrong(String until, String code, String under) {
    assertThat(parse("w: { type: wait, until: { " + until + " }, next: done }").problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple(code, "/steps/w/until" + under));
  }

  @Test
  void onlyATimeOfDayHasANextOneToShiftTo() {
    String wait =
        "w: { type: wait, until: { date: 2026-12-01, time: 10:00 }, overdue: { shiftAfter: PT1H }, next: done }";

    assertThat(parse(wait).problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple("UNSUPPORTED", "/steps/w/overdue/shiftAfter"));
  }

  @Test
  void aLoopThatOnlyADateInterruptsIsEndless() {
    String wait =
        "w: { type: wait, until: { date: 2026-12-01, time: 10:00 }, next: b, maxVisits: 9 }";
    String branch =
        "b: { type: branch, cases: [ { when: 'true', next: w } ], otherwise: done, maxVisits: 9 }";

    assertThat(CampaignParser.parse(Sources.of("sms", wait, branch), Format.YAML).problems())
        .extracting(Problem::code)
        .contains("LOOP_WITHOUT_WAIT");
  }

  private static Until until(String fields) {
    Parsed parsed = parse("w: { type: wait, until: { " + fields + " }, next: done }");
    CampaignDefinition definition = Objects.requireNonNull(parsed.definition());
    return Objects.requireNonNull(((WaitStep) definition.step("w")).until());
  }

  private static Parsed parse(String wait) {
    return CampaignParser.parse(Sources.of("sms", wait), Format.YAML);
  }
}
