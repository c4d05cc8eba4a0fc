package dev.drumbeat.journey.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.SortedSet;

/**
 * When something recurs. It reckons as the engine's schedules do, so that what is told of the next
 * times is what comes; but for an hour that the clocks show twice, in which the engine's come
 * twice.
 */
public sealed interface Timetable {
  /** The first time after this one; empty when none comes within nine years. */
  Optional<Instant> next(Instant after);

  /** Whether the clocks were put back, and this is the second time that they show this hour. */
  boolean comesAgain(Instant at);

  /**
   * At the same length of time again and again, whatever the clocks do.
   *
   * @param anchor one of its times
   */
  record Every(Duration length, Instant anchor) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      long past = Math.floorDiv(after.getEpochSecond() - anchor.getEpochSecond(), seconds());
      return Optional.of(anchor.plusSeconds((past + 1) * seconds()));
    }

    @Override
    public boolean comesAgain(Instant at) {
      return false;
    }

    /** How far its times are from those of an interval that begins with 1970. */
    public Duration offset() {
      return Duration.ofSeconds(Math.floorMod(anchor.getEpochSecond(), seconds()));
    }

    private long seconds() {
      return length.toSeconds();
    }
  }

  /**
   * By the wall clock of a zone. A time that a change of the clocks leaves out is left out that
   * day; one that comes twice counts once, the earlier.
   */
  record Calendar(CronFields fields, ZoneId zone) implements Timetable {
    /** February 29 on a given day of the week is eight years away at most, but over 2100. */
    private static final int DAYS = 366 * 9;

    @Override
    public Optional<Instant> next(Instant after) {
      LocalDate first = after.atZone(zone).toLocalDate();
      for (int day = 0; day < DAYS; day++) {
        Optional<Instant> found = on(first.plusDays(day), after);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    @Override
    public boolean comesAgain(Instant at) {
      return earlier(LocalDateTime.ofInstant(at, zone), zone.getRules()).isBefore(at);
    }

    private Optional<Instant> on(LocalDate date, Instant after) {
      if (!fields.has(date)) {
        return Optional.empty();
      }
      ZoneRules rules = zone.getRules();
      return fields.hours().stream()
          .map(hour -> date.atTime(hour, fields.minute()))
          .filter(time -> !rules.getValidOffsets(time).isEmpty())
          .map(time -> earlier(time, rules))
          .filter(after::isBefore)
          .findFirst();
    }

    private static Instant earlier(LocalDateTime time, ZoneRules rules) {
      return time.toInstant(rules.getValidOffsets(time).getFirst());
    }
  }

  /**
   * What a cron expression names.
   *
   * @param weekdays 0 is Sunday
   */
  record CronFields(
      int minute,
      SortedSet<Integer> hours,
      SortedSet<Integer> days,
      SortedSet<Integer> months,
      SortedSet<Integer> weekdays) {
    boolean has(LocalDate date) {
      return months.contains(date.getMonthValue())
          && days.contains(date.getDayOfMonth())
          && weekdays.contains(date.getDayOfWeek().getValue() % 7);
    }
  }
}
