package dev.drumbeat.journey.time;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Legal holidays of a state and of the whole country, as the jollyday library knows them: the day
 * itself and the workday on which it is observed.
 */
final class Holidays {
  private static final Map<String, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

  private Holidays() {}

  /**
   * @param state a state's code
   */
  static boolean include(String state, LocalDate date) {
    return KNOWN
        .computeIfAbsent(state + date.getYear(), key -> load(state, date.getYear()))
        .contains(date);
  }

  /** A New Year's Day on a Saturday is observed in the year before. */
  private static Set<LocalDate> load(String state, int year) {
    Set<LocalDate> days = new HashSet<>();
    for (Year each : new Year[] {Year.of(year), Year.of(year + 1)}) {
      for (Holiday holiday : calendar(state, each)) {
        Stream.of(holiday.getDate(), holiday.getActualDate())
            .filter(date -> date.getYear() == year)
            .forEach(days::add);
      }
    }
    return Collections.unmodifiableSet(days);
  }

  private static Set<Holiday> calendar(String state, Year year) {
    ManagerParameter country = ManagerParameters.create(HolidayCalendar.UNITED_STATES);
    return HolidayManager.getInstance(country).getHolidays(year, state.toLowerCase(Locale.ROOT));
  }
}
