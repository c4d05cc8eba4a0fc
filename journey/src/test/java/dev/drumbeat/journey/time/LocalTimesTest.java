package dev.drumbeat.journey.time;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalTimesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

  @Test
  void newYorkAtEightStaysEightWhenDaylightSavingEndsOvernight() {
    Instant saturday = ZonedDateTime.of(2026, 10, 31, 9, 0, 0, 0, NEW_YORK).toInstant();

    Instant next = LocalTimes.next(LocalTime.of(8, 0), Days.ALL, NEW_YORK, saturday);

    assertThat(next.atZone(NEW_YORK).toLocalDateTime()).hasToString("2026-11-01T08:00");
    assertThat(next).isEqualTo(Instant.parse("2026-11-01T13:00:00Z"));
  }

  @Test
  void losAngelesOnFridayEveningWaitsForMondayNotSunday() {
    Instant friday = ZonedDateTime.of(2026, 11, 20, 17, 30, 0, 0, LOS_ANGELES).toInstant();

    Instant next = LocalTimes.next(LocalTime.of(17, 0), Days.parse("MON-FRI"), LOS_ANGELES, friday);

    assertThat(next.atZone(LOS_ANGELES).toLocalDateTime()).hasToString("2026-11-23T17:00");
  }

  @Test
  void losAngelesOnFridayAfternoonIsStillInTimeForFriday() {
    Instant friday = ZonedDateTime.of(2026, 11, 20, 16, 59, 0, 0, LOS_ANGELES).toInstant();

    Instant next = LocalTimes.next(LocalTime.of(17, 0), Days.parse("MON-FRI"), LOS_ANGELES, friday);

    assertThat(next.atZone(LOS_ANGELES).toLocalDateTime()).hasToString("2026-11-20T17:00");
  }

  @Test
  void sydneyOnMondayMorningIsMondayThoughUtcSaysSunday() {
    Instant monday = ZonedDateTime.of(2026, 11, 23, 6, 30, 0, 0, SYDNEY).toInstant();

    Instant next = LocalTimes.next(LocalTime.of(7, 0), Set.of(MONDAY), SYDNEY, monday);

    assertThat(next.atZone(SYDNEY).toLocalDateTime()).hasToString("2026-11-23T07:00");
  }

  @Test
  void aTimeInTheSpringGapMovesForwardToItsEnd() {
    Instant before = ZonedDateTime.of(2027, 3, 14, 1, 0, 0, 0, NEW_YORK).toInstant();

    Instant next = LocalTimes.next(LocalTime.of(2, 30), Days.ALL, NEW_YORK, before);

    assertThat(next.atZone(NEW_YORK).toLocalDateTime()).hasToString("2027-03-14T03:00");
  }

  @Test
  void aTimeInTheAutumnOverlapComesOnce() {
    Instant before = ZonedDateTime.of(2026, 11, 1, 0, 0, 0, 0, NEW_YORK).toInstant();

    Instant first = LocalTimes.next(LocalTime.of(1, 30), Days.ALL, NEW_YORK, before);
    Instant second = LocalTimes.next(LocalTime.of(1, 30), Days.ALL, NEW_YORK, first);

    assertThat(first).isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    assertThat(second.atZone(NEW_YORK).toLocalDateTime()).hasToString("2026-11-02T01:30");
  }

  @Property(tries = 2000)
  void theNextTimeIsLaterOnAnAskedDayAndShowsThatTimeUnlessAGapSkippedIt(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 24 * 60 - 1) int minute,
      @ForAll @IntRange(max = 365 * 10 * 24) int hours,
      @ForAll DayOfWeek day) {
    Instant after = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofHours(hours));
    LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);

    Instant next = LocalTimes.next(time, Set.of(day), zone, after);

    assertThat(next).isAfter(after).isBefore(after.plus(Duration.ofDays(9)));
    ZonedDateTime local = next.atZone(zone);
    LocalDate date = local.toLocalDate();
    boolean skipped = zone.getRules().getValidOffsets(date.atTime(time)).isEmpty();
    if (!skipped) {
      assertThat(local.getDayOfWeek()).isEqualTo(day);
      assertThat(local.toLocalTime()).isEqualTo(time);
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }
}
