package dev.drumbeat.journey.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hours of some days by a local clock, {@code from} included and {@code to} not. Where daylight
 * saving skips one of both it moves forward; where the clock shows it twice, the first counts.
 */
public record LocalWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public LocalWindow {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window opens before it closes, on one day");
    }
  }

  public boolean isOpen(Instant at, ZoneId zone) {
    return openAround(at, zone).isPresent();
  }

  /** The first instant at or after {@code at} when it is open. */
  public Instant nextOpen(Instant at, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(at, zone).minusDays(1);
    for (int i = 0; i <= LocalTimes.DAYS_AHEAD; i++) {
      Optional<Opening> opening = on(first.plusDays(i), zone);
      if (opening.isPresent() && at.isBefore(opening.get().closes())) {
        Instant opens = opening.get().opens();
        return opens.isAfter(at) ? opens : at;
      }
    }
    throw new IllegalStateException(this + " never opens in " + zone);
  }

  /**
   * When the window that is open at {@code at} closes.
   *
   * @throws IllegalArgumentException when none is open
   */
  public Instant closesAt(Instant at, ZoneId zone) {
    return openAround(at, zone)
        .map(Opening::closes)
        .orElseThrow(() -> new IllegalArgumentException(this + " isn't open at " + at));
  }

  private Optional<Opening> openAround(Instant at, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(at, zone);
    // A clock set back over midnight shows yesterday's date again.
    return on(date, zone)
        .filter(opening -> opening.holds(at))
        .or(() -> on(date.plusDays(1), zone).filter(opening -> opening.holds(at)));
  }

  private Optional<Opening> on(LocalDate date, ZoneId zone) {
    if (!days.contains(date.getDayOfWeek())) {
      return Optional.empty();
    }
    Instant opens = LocalTimes.reached(date.atTime(from), zone);
    Instant closes = LocalTimes.reached(date.atTime(to), zone);
    return opens.isBefore(closes) ? Optional.of(new Opening(opens, closes)) : Optional.empty();
  }

  private record Opening(Instant opens, Instant closes) {
    boolean holds(Instant at) {
      return !at.isBefore(opens) && at.isBefore(closes);
    }
  }
}
