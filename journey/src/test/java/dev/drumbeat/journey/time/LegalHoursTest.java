package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalHoursTest {
  @ParameterizedTest(name = "{0} at {1}: {2} by {3}")
  @CsvSource({
    "CA, 2026-11-24T15:59:00Z, false, US-TCPA",
    "CA, 2026-11-24T16:00:00Z, true, US-TCPA",
    "CA, 2026-11-25T05:00:00Z, false, US-TCPA",
    "WA, 2026-11-25T04:00:00Z, false, WA-HOURS",
    "TX, 2026-11-22T17:30:00Z, false, TX-HOURS",
    "TX, 2026-11-22T19:00:00Z, true, US-TCPA",
    "AL, 2026-11-22T20:00:00Z, false, AL-HOURS",
    "LA, 2026-11-22T20:00:00Z, false, LA-HOURS",
    "RI, 2026-11-21T14:30:00Z, false, RI-HOURS",
    "RI, 2026-11-21T15:00:00Z, true, RI-HOURS",
    "RI, 2026-11-22T16:00:00Z, false, RI-HOURS",
    "KY, 2026-11-24T15:30:00Z, false, KY-HOURS",
    "KY, 2026-11-24T16:00:00Z, true, US-TCPA",
    "MS, 2026-11-25T02:00:00Z, false, MS-HOURS",
    "NY, 2026-11-24T13:00:00Z, true, US-TCPA",
  })
  void keepsTheHoursOfAState(String state, Instant at, boolean allowed, String rule) {
    Verdict verdict = LegalHours.at(Whereabouts.of(null, null, state), Channel.SMS, at);

    assertThat(verdict.allowed()).isEqualTo(allowed);
    assertThat(verdict.rule()).isEqualTo(rule);
  }

  @Test
  void aFloridianIsReachedOnlyWhenBothOfItsZonesAllow() {
    Whereabouts florida = Whereabouts.of("+18505550100", "32501", null);

    // 8:30 in New York, 7:30 in Pensacola
    Verdict early = LegalHours.at(florida, Channel.VOICE, Instant.parse("2026-11-24T13:30:00Z"));
    // 20:15 in New York, 19:15 in Pensacola
    Verdict late = LegalHours.at(florida, Channel.VOICE, Instant.parse("2026-11-25T01:15:00Z"));

    assertThat(early.allowed()).isFalse();
    assertThat(early.until()).isEqualTo("2026-11-24T14:00:00Z");
    assertThat(late.allowed()).isFalse();
    assertThat(late.localTimes()).containsEntry("America/New_York", "Tue 2026-11-24 20:15");
  }

  @Test
  void whoCanNotBePlacedHasTheNarrowestHours() {
    Whereabouts nowhere = Whereabouts.of("+18005550123", null, null);

    Verdict early = LegalHours.at(nowhere, Channel.SMS, Instant.parse("2026-11-24T16:59:00Z"));
    Verdict noon = LegalHours.at(nowhere, Channel.SMS, Instant.parse("2026-11-24T17:00:00Z"));
    Verdict sunday = LegalHours.at(nowhere, Channel.SMS, Instant.parse("2026-11-22T18:00:00Z"));

    assertThat(early.allowed()).isFalse();
    assertThat(noon.allowed()).isTrue();
    assertThat(noon.until()).isEqualTo("2026-11-24T22:00:00Z");
    assertThat(sunday.until()).isEqualTo("2026-11-23T17:00:00Z");
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "AL, 2026-11-26T18:00:00Z, 2026-11-27T14:00:00Z", // Thanksgiving
    "LA, 2026-02-17T18:00:00Z, 2026-02-18T14:00:00Z", // Mardi Gras
    "PA, 2026-12-25T18:00:00Z, 2026-12-26T13:00:00Z",
    "AL, 2027-12-31T18:00:00Z, 2028-01-03T14:00:00Z", // New Year observed, the day, a Sunday
    "AL, 2026-07-04T18:00:00Z, 2026-07-06T13:00:00Z", // the day itself, observed on Friday
  })
  void someStatesCloseOnTheirHolidays(String state, Instant noon, Instant opens) {
    Verdict verdict = LegalHours.at(Whereabouts.of(null, null, state), Channel.VOICE, noon);

    assertThat(verdict.allowed()).isFalse();
    assertThat(verdict.rule()).isEqualTo(state + "-HOURS");
    assertThat(verdict.until()).isEqualTo(opens);
  }

  @Test
  void theOthersDoNot() {
    Instant thanksgiving = Instant.parse("2026-11-26T18:00:00Z");

    assertThat(
            LegalHours.at(Whereabouts.of(null, null, "GA"), Channel.VOICE, thanksgiving).allowed())
        .isTrue();
  }

  @Test
  void anAnswerNamesEveryRuleThatCloses() {
    HoursAnswer answer =
        LegalHours.answer(
            new HoursQuestion(
                "+12055550147", "35203", "AL", Channel.SMS, Instant.parse("2026-11-22T06:00:00Z")));

    assertThat(answer.verdict().binding())
        .extracting(Verdict.Binding::rule)
        .containsSubsequence("AL-HOURS", "US-TCPA");
    assertThat(answer.whereabouts().states()).containsExactly("AL");
    assertThat(answer.verdict().localTimes())
        .containsEntry("America/Chicago", "Sun 2026-11-22 00:00");
  }

  @Test
  void emailHasNoHours() {
    Instant night = Instant.parse("2026-11-24T08:00:00Z");

    assertThat(LegalHours.at(Whereabouts.of(null, null, "AL"), Channel.EMAIL, night).allowed())
        .isTrue();
  }

  @Test
  void aRuleBindsFromItsDate() {
    Whereabouts texas = Whereabouts.of(null, null, "TX");
    Instant sundayMorning = Instant.parse("2025-08-31T16:00:00Z");

    assertThat(LegalHours.at(texas, Channel.SMS, sundayMorning).allowed()).isTrue();
    assertThat(LegalHours.at(texas, Channel.SMS, sundayMorning.plus(Duration.ofDays(7))).allowed())
        .isFalse();
  }

  @Test
  void placesWithoutACommonHourAreNeverOpen() {
    Whereabouts apart =
        Whereabouts.at(
            List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu")), List.of("RI"));

    Verdict verdict = LegalHours.at(apart, Channel.SMS, Instant.parse("2026-11-24T16:00:00Z"));

    assertThat(verdict.allowed()).isFalse();
    assertThat(verdict.until()).isNull();
  }

  @Property(tries = 1000)
  void whatItPromisesIsOpenThenAndLawfulByTheFederalClockEverywhere(
      @ForAll("places") Whereabouts place, @ForAll @IntRange(max = 365 * 96) int quarters) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(15L * quarters));

    Verdict verdict = LegalHours.at(place, Channel.SMS, at);

    Instant until = Objects.requireNonNull(verdict.until());
    assertThat(until).isAfter(at);
    assertThat(LegalHours.at(place, Channel.SMS, until).allowed()).isEqualTo(!verdict.allowed());
    if (verdict.allowed()) {
      assertThat(place.zones())
          .allSatisfy(zone -> assertThat(at.atZone(zone).getHour()).isBetween(8, 20));
    }
  }

  @Provide
  Arbitrary<Whereabouts> places() {
    Arbitrary<String> states = Arbitraries.of("FL", "AL", "TX", "RI", "WA", "MS", "HI", "KY", "NY");
    return states
        .set()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(set -> set.stream().map(s -> Whereabouts.of(null, null, s)).toList())
        .map(each ->
            Whereabouts.at(
                each.stream().flatMap(w -> w.zones().stream()).toList(),
                each.stream().flatMap(w -> w.states().stream()).toList()));
  }
}
