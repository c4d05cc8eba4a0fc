package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A moment to wait for, by a local clock. */
public sealed interface Until {
  LocalTime time();

  /** Whose clock; null is the recipient's. */
  @Nullable ZoneId zone();

  /**
   * The next such time of day.
   *
   * @param days the days on which it may be
   */
  record OfDay(LocalTime time, Set<DayOfWeek> days, @Nullable ZoneId zone) implements Until {
    public OfDay {
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
  }

  /** A date that is the same for every lead; one that has passed is due at once. */
  record OnDate(LocalDate date, LocalTime time, @Nullable ZoneId zone) implements Until {}

  /**
   * A date that the lead has in a field, as {@code 2027-03-01}, some days before or after it.
   *
   * @param field {@code entity.field}
   * @param minus whole days before it; at most one of both is set
   * @param plus whole days after it
   * @param missing what becomes of a lead without such a date: HOLD looks for it again each day,
   *     SKIP goes on at once
   */
  record OfField(
      String field,
      @Nullable Duration minus,
      @Nullable Duration plus,
      LocalTime time,
      @Nullable ZoneId zone,
      Missing missing)
      implements Until {
    public LocalDate shifted(LocalDate date) {
      long later = plus == null ? 0 : plus.toDays();
      return date.plusDays(later - (minus == null ? 0 : minus.toDays()));
    }
  }
}
