package dev.drumbeat.journey.time;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week as they are written: {@code MON-FRI}, {@code SAT}, {@code MON-WED,FRI}. */
public final class Days {
  public static final Set<DayOfWeek> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(DayOfWeek.class));

  private Days() {}

  /**
   * Reads days; a range may run over the week's end.
   *
   * @throws IllegalArgumentException when a part is no day or range
   */
  public static Set<DayOfWeek> parse(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", 2);
      DayOfWeek last = day(ends[ends.length - 1]);
      DayOfWeek day = day(ends[0]);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  /** The shortest text that {@link #parse} reads as these days. */
  public static String format(Set<DayOfWeek> days) {
    List<String> runs = new ArrayList<>();
    for (DayOfWeek day : EnumSet.copyOf(days)) {
      boolean begins = day == DayOfWeek.MONDAY || !days.contains(day.minus(1));
      if (begins) {
        DayOfWeek last = day;
        while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
          last = last.plus(1);
        }
        runs.add(last == day ? shortName(day) : shortName(day) + "-" + shortName(last));
      }
    }
    return String.join(",", runs);
  }

  /** MON, TUE, … as conditions and windows name them. */
  public static String shortName(DayOfWeek day) {
    return day.name().substring(0, 3);
  }

  private static DayOfWeek day(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (shortName(day).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "'" + text.strip() + "' is no day; days are MON, TUE, WED, THU, FRI, SAT, SUN");
  }
}
