package dev.drumbeat.journey.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Local clock times as instants. */
public final class LocalTimes {
  private LocalTimes() {}

  /** The first instant strictly after {@code after} whose local time and day are those. */
  public static Instant next(LocalTime time, Set<DayOfWeek> days, ZoneId zone, Instant after) {
    throw new UnsupportedOperationException("" + time + days + zone + after);
  }
}
