package dev.drumbeat.journey.schedule;

import dev.drumbeat.journey.schedule.Timetable.CronFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads cron expressions of five fields: minute, hour, day of the month, month, day of the week.
 */
public final class Cron {
  private static final Pattern PART =
      Pattern.compile("(\\*|([0-9A-Z]{1,3})(?:-([0-9A-Z]{1,3}))?)(?:/([0-9]{1,2}))?");

  private Cron() {}

  /** What an expression names, or what is wrong with it. */
  public sealed interface Result {}

  public record Read(CronFields fields) implements Result {}

  /**
   * It can't be taken.
   *
   * @param faults what is wrong, each in a sentence; at least one
   * @param tooFrequent whether all that is wrong is that it comes too often
   */
  public record Wrong(List<String> faults, boolean tooFrequent) implements Result {}

  private enum Field {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of the month", 1, 31, List.of()),
    MONTH(
        "month",
        1,
        12,
        List.of(
            "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    WEEKDAY("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final String title;
    private final int least;
    private final int most;
    private final List<String> names;

    Field(String title, int least, int most, List<String> names) {
      this.title = title;
      this.least = least;
      this.most = most;
      this.names = names;
    }

    /** A number or a name; null when it is neither, or out of range. */
    private @Nullable Integer value(String text) {
      int named = names.indexOf(text);
      if (named >= 0) {
        return named + least;
      }
      int value = text.chars().allMatch(Character::isDigit) ? Integer.parseInt(text) : -1;
      return value >= least && value <= most ? value : null;
    }
  }

  /** Reads one. All its faults are told. */
  public static Result read(String expression) {
    String[] parts = expression.strip().toUpperCase(Locale.ROOT).split("\\s+");
    Field[] fields = Field.values();
    if (parts.length != fields.length) {
      return new Wrong(
          List.of(
              "Has "
                  + parts.length
                  + " fields instead of 5: minute, hour, day of the month, month, day of the week,"
                  + " such as 30 9 * * MON-FRI"),
          false);
    }
    List<String> faults = new ArrayList<>();
    List<SortedSet<Integer>> values = new ArrayList<>();
    for (Field field : fields) {
      values.add(read(parts[field.ordinal()], field, faults));
    }
    boolean both = values.get(2).size() < 31 && values.get(4).size() < 7;
    if (faults.isEmpty() && both) {
      // Programs differ in whether both must hold or either.
      faults.add(
          "Names days of the month and days of the week; name one of both, and * for the other");
    }
    if (faults.isEmpty() && values.getFirst().size() > 1) {
      return new Wrong(List.of("Comes more often than once an hour: name one minute"), true);
    }
    return faults.isEmpty() ? new Read(fields(values)) : new Wrong(List.copyOf(faults), false);
  }

  private static CronFields fields(List<SortedSet<Integer>> values) {
    return new CronFields(
        values.getFirst().first(), values.get(1), values.get(2), values.get(3), values.get(4));
  }

  private static SortedSet<Integer> read(String text, Field field, List<String> faults) {
    var values = new TreeSet<Integer>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      List<Integer> named = matcher.matches() ? values(matcher, field) : List.of();
      if (named.isEmpty()) {
        faults.add(
            "The %s can't be '%s': it is %d to %d%s, a range such as 1-5, a step such as */2, or *"
                .formatted(field.title, part, field.least, field.most, names(field)));
      }
      values.addAll(named);
    }
    if (field == Field.WEEKDAY && values.remove(7)) {
      values.add(0);
    }
    return Collections.unmodifiableSortedSet(values);
  }

  private static String names(Field field) {
    return field.names.isEmpty()
        ? ""
        : field.names.stream().collect(Collectors.joining(", ", " (", ")"));
  }

  private static List<Integer> values(Matcher part, Field field) {
    int step = part.group(4) == null ? 1 : Integer.parseInt(part.group(4));
    Integer from =
        part.group(2) == null ? Integer.valueOf(field.least) : field.value(part.group(2));
    Integer to = last(part, field, from);
    if (from == null || to == null || from > to || step < 1) {
      return List.of();
    }
    List<Integer> values = new ArrayList<>();
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
    return values;
  }

  /** Of {@code *} the greatest, of a range its end, of {@code 5/2} the greatest, else the value. */
  private static @Nullable Integer last(Matcher part, Field field, @Nullable Integer from) {
    if (part.group(3) != null) {
      return field.value(part.group(3));
    }
    boolean open = part.group(2) == null || part.group(4) != null;
    return open ? Integer.valueOf(field == Field.WEEKDAY ? 6 : field.most) : from;
  }

  /** Values as ranges, for people and for the engine: first, last. */
  public static List<int[]> ranges(SortedSet<Integer> values) {
    List<int[]> ranges = new ArrayList<>();
    for (int value : values) {
      int[] last = ranges.isEmpty() ? new int[] {-2, -2} : ranges.getLast();
      if (last[1] == value - 1) {
        last[1] = value;
      } else {
        ranges.add(new int[] {value, value});
      }
    }
    return Collections.unmodifiableList(ranges);
  }
}
