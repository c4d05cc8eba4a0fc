package dev.drumbeat.journey.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;

/** Local clock times as instants. */
public final class LocalTimes {
  /** A daily time that a gap swallowed still moves forward, so some day of a fortnight has it. */
  static final int DAYS_AHEAD = 30;

  private LocalTimes() {}

  /**
   * The first instant strictly after {@code after} when the clock of {@code zone} reaches that time
   * on one of those days. In a gap that is the gap's end; in an overlap, the first of both.
   */
  public static Instant next(LocalTime time, Set<DayOfWeek> days, ZoneId zone, Instant after) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a local time needs a day");
    }
    LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
    for (int i = 0; i <= DAYS_AHEAD; i++) {
      LocalDate date = first.plusDays(i);
      Instant at = reached(date.atTime(time), zone);
      if (days.contains(date.getDayOfWeek()) && at.isAfter(after)) {
        return at;
      }
    }
    throw new IllegalStateException("no " + time + " on " + days + " in " + zone);
  }

  /** That time of one day by the clock of {@code zone}; a gap and an overlap as for the next. */
  public static Instant on(LocalDate date, LocalTime time, ZoneId zone) {
    return reached(date.atTime(time), zone);
  }

  /** When the clock first shows {@code local} or, where it skips that, a later time. */
  static Instant reached(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).getInstant()
        : local.toInstant(offsets.getFirst());
  }
}
