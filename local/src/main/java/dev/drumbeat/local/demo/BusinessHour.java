package dev.drumbeat.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The hour at which the demo's people are reached: on a Tuesday that is no holiday, late in the
 * morning at the Pacific and early in the afternoon at the Atlantic, so lawful all over.
 */
public final class BusinessHour {
  public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final LocalTime HALF_PAST_ELEVEN = LocalTime.of(11, 30);
  private static final DateTimeFormatter PRINTED =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm zzz", Locale.US);

  private BusinessHour() {}

  /** The last such Tuesday on or before the day. */
  public static Instant near(LocalDate day) {
    LocalDate tuesday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
    while (mayBeHoliday(tuesday)) {
      tuesday = tuesday.minusWeeks(1);
    }
    return tuesday.atTime(HALF_PAST_ELEVEN).atZone(PACIFIC).toInstant();
  }

  /** For people, on the Pacific's clock; offsets are kept in whole seconds, so rounded. */
  public static String text(Instant time) {
    return PRINTED.format(time.plusSeconds(30).atZone(PACIFIC));
  }

  /** Fixed holidays, kept on the day or beside it, and the elections of November. */
  private static boolean mayBeHoliday(LocalDate day) {
    int dayOfMonth = day.getDayOfMonth();
    return switch (day.getMonth()) {
      case JANUARY -> dayOfMonth <= 2;
      case JUNE -> dayOfMonth >= 18 && dayOfMonth <= 20;
      case JULY -> dayOfMonth >= 3 && dayOfMonth <= 5;
      case NOVEMBER -> dayOfMonth <= 12;
      case DECEMBER -> dayOfMonth >= 24;
      case FEBRUARY, MARCH, APRIL, MAY, AUGUST, SEPTEMBER, OCTOBER -> false;
    };
  }
}
