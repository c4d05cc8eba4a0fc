package dev.drumbeat.journey.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of some days by a local clock. A time that daylight saving skips moves forward; one that
 * comes twice counts once, the first.
 */
public record LocalWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public LocalWindow {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window opens before it closes, on one day");
    }
  }

  public boolean isOpen(Instant at, ZoneId zone) {
    throw new UnsupportedOperationException(at + zone.getId());
  }

  /** The first instant at or after {@code at} when it is open. */
  public Instant nextOpen(Instant at, ZoneId zone) {
    throw new UnsupportedOperationException(at + zone.getId());
  }

  /** When the open window closes. Only for an instant at which it is open. */
  public Instant closesAt(Instant at, ZoneId zone) {
    throw new UnsupportedOperationException(at + zone.getId());
  }
}
