package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.ClockChanges.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of local time, over each change of the clocks in ten years, in every zone. */
class ClockChangesTest {
  private static final List<LocalTime> TIMES =
      Stream.of("00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "08:00", "23:30")
          .map(LocalTime::parse)
          .toList();

  @Test
  void coversTheZonesThatMatter() {
    assertThat(ClockChanges.zones().size()).isGreaterThan(30);
    assertThat(ClockChanges.zones().stream().mapToInt(zone -> zone.changes().size()).sum())
        .isGreaterThan(600);
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aLocalTimeComesOnceADayAndInAGapAtItsEnd(Zone zone) {
    for (ZoneOffsetTransition change : zone.changes()) {
      for (LocalTime time : TIMES) {
        Instant after = change.getInstant().minus(Duration.ofHours(40));
        Instant end = change.getInstant().plus(Duration.ofHours(40));
        while (after.isBefore(end)) {
          Instant next = LocalTimes.next(time, Days.ALL, zone.id(), after);
          LocalDate date = dateOf(next, time, zone.id());

          assertThat(next).as("%s after %s", time, after).isEqualTo(zone.shows(date, time));
          assertThat(LocalTimes.next(time, Days.ALL, zone.id(), next.minusMillis(1)))
              .isEqualTo(next);
          assertThat(Duration.between(after, next)).isLessThan(Duration.ofHours(41 + 26));
          after = next;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void noDayIsLeftOut(Zone zone) {
    for (ZoneOffsetTransition change : zone.changes()) {
      LocalDate first = LocalDate.ofInstant(change.getInstant(), zone.id()).minusDays(1);
      Instant at = zone.shows(first, LocalTime.MIDNIGHT).minusMillis(1);
      for (int day = 0; day < 3; day++) {
        at = LocalTimes.next(LocalTime.of(1, 30), Days.ALL, zone.id(), at);
        assertThat(at).isEqualTo(zone.shows(first.plusDays(day), LocalTime.of(1, 30)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aWindowIsOpenFromWhenTheClockFirstShowsItsStartToItsEnd(Zone zone) {
    for (ZoneOffsetTransition change : zone.changes()) {
      for (LocalTime from : List.of(LocalTime.of(0, 0), LocalTime.of(1, 30), LocalTime.of(8, 0))) {
        LocalTime to = from.plusHours(12);
        LocalWindow window = new LocalWindow(Days.ALL, from, to);
        LocalDate date = LocalDate.ofInstant(change.getInstant(), zone.id());
        Instant opens = zone.shows(date, from);
        Instant closes = zone.shows(date, to);
        for (Instant at = opens; at.isBefore(closes); at = at.plus(Duration.ofMinutes(30))) {
          assertThat(window.isOpen(at, zone.id())).as("%s at %s", window, at).isTrue();
          assertThat(window.closesAt(at, zone.id())).isEqualTo(closes);
          assertThat(window.nextOpen(at, zone.id())).isEqualTo(at);
        }
        assertThat(window.isOpen(opens.minusMillis(1), zone.id())).isFalse();
        assertThat(window.isOpen(closes, zone.id())).isFalse();
        assertThat(window.nextOpen(opens.minusMillis(1), zone.id())).isEqualTo(opens);
        assertThat(window.nextOpen(closes, zone.id()))
            .isEqualTo(zone.shows(date.plusDays(1), from));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void theLegalHoursAreThoseOnTheClock(Zone zone) {
    Whereabouts there = Whereabouts.at(List.of(zone.id()), List.of());
    for (ZoneOffsetTransition change : zone.changes()) {
      Zone.around(change)
          .forEach(at -> {
            Verdict verdict = LegalHours.at(there, Channel.SMS, at);
            int hour = at.atZone(zone.id()).getHour();

            assertThat(verdict.allowed()).as("%s", verdict).isEqualTo(hour >= 8 && hour < 21);
            ZonedDateTime until = Objects.requireNonNull(verdict.until()).atZone(zone.id());
            assertThat(until.toLocalTime()).hasToString(verdict.allowed() ? "21:00" : "08:00");
            assertThat(until.toInstant()).isAfter(at).isBefore(at.plus(Duration.ofHours(24)));
          });
    }
  }

  /** The date that a time is of: where a gap moved it over midnight, the day before. */
  private static LocalDate dateOf(Instant next, LocalTime time, ZoneId zone) {
    ZonedDateTime local = next.atZone(zone);
    return local.toLocalTime().isBefore(time)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  static List<Zone> zones() {
    return ClockChanges.zones();
  }
}
