package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalWindowTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final LocalWindow OFFICE = window("MON-FRI", "09:00", "18:00");

  @Test
  void isOpenFromItsFirstMinuteAndClosedAtItsLast() {
    assertThat(OFFICE.isOpen(at("2026-11-24T15:00:00Z"), CHICAGO)).isTrue();
    assertThat(OFFICE.isOpen(at("2026-11-24T14:59:59Z"), CHICAGO)).isFalse();
    assertThat(OFFICE.isOpen(at("2026-11-25T00:00:00Z"), CHICAGO)).isFalse();
  }

  @Test
  void opensOnMondayAfterTheWeekend() {
    assertThat(OFFICE.nextOpen(at("2026-11-21T12:00:00Z"), CHICAGO))
        .isEqualTo("2026-11-23T15:00:00Z");
  }

  @Test
  void isOpenAtOnceWhenItIsOpen() {
    Instant noon = at("2026-11-24T18:00:00Z");

    assertThat(OFFICE.nextOpen(noon, CHICAGO)).isEqualTo(noon);
    assertThat(OFFICE.closesAt(noon, CHICAGO)).isEqualTo("2026-11-25T00:00:00Z");
  }

  @Test
  void anOpeningInTheSpringGapIsTheGapsEnd() {
    LocalWindow night = window("SUN", "02:15", "05:00");

    assertThat(night.nextOpen(at("2027-03-14T06:00:00Z"), CHICAGO))
        .isEqualTo("2027-03-14T08:00:00Z");
  }

  @Test
  void anOpeningInTheAutumnOverlapIsTheFirstOfBoth() {
    LocalWindow night = window("SUN", "01:15", "01:45");

    assertThat(night.nextOpen(at("2026-11-01T05:00:00Z"), CHICAGO))
        .isEqualTo("2026-11-01T06:15:00Z");
    assertThat(night.isOpen(at("2026-11-01T07:20:00Z"), CHICAGO)).isFalse();
  }

  @Test
  void mayNotCrossMidnight() {
    assertThatIllegalArgumentException().isThrownBy(() -> window("MON-FRI", "22:00", "06:00"));
  }

  @Property(tries = 2000)
  void theNextOpeningIsOpenAndNothingBeforeItIs(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 365 * 10 * 24 * 4) int quarters,
      @ForAll @IntRange(max = 22) int from,
      @ForAll @IntRange(min = 30, max = 60) int minutes) {
    Instant start = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofMinutes(15L * quarters));
    LocalTime opens = LocalTime.of(from, 0);
    LocalWindow window = new LocalWindow(Days.parse("MON-SAT"), opens, opens.plusMinutes(minutes));

    Instant open = window.nextOpen(start, zone);

    assertThat(window.isOpen(open, zone)).isTrue();
    assertThat(window.closesAt(open, zone)).isAfter(open);
    assertThat(open.equals(start) || !window.isOpen(open.minusMillis(1), zone)).isTrue();
    for (Instant t = start; t.isBefore(open); t = t.plus(Duration.ofMinutes(10))) {
      assertThat(window.isOpen(t, zone)).as("%s in %s", t, zone).isFalse();
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  private static LocalWindow window(String days, String from, String to) {
    return new LocalWindow(Days.parse(days), LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
