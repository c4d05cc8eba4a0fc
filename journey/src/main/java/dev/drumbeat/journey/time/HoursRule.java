package dev.drumbeat.journey.time;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open hours of one jurisdiction.
 *
 * @param state a state's code; US for the federal rule
 * @param windows together the open hours; a day that none names is closed
 * @param closedOn the states whose legal holidays are closed
 * @param clock whose clock counts; null is the recipient's
 */
record HoursRule(
    String state,
    Set<Channel> channels,
    List<LocalWindow> windows,
    Set<String> closedOn,
    String id,
    String source,
    Instant effective,
    @Nullable ZoneId clock) {
  static final String FEDERAL = "US";

  /** More days than any calendar closes in a row. */
  private static final int DAYS_CLOSED = 30;

  /**
   * For a person who could be anywhere. Noon in New York is nine in Nevada, which opens last; 17:00
   * is when Rhode Island closes on a Saturday; and the holidays are those of every state that
   * closes on its own.
   */
  static final HoursRule NARROWEST =
      new HoursRule(
          FEDERAL,
          Set.of(Channel.SMS, Channel.VOICE),
          List.of(new LocalWindow(Days.parse("MON-SAT"), LocalTime.of(12, 0), LocalTime.of(17, 0))),
          table().stream()
              .flatMap(rule -> rule.closedOn().stream())
              .collect(Collectors.toUnmodifiableSet()),
          "UNPLACED",
          "our own: the hours that are lawful in every state but Hawaii",
          Instant.EPOCH,
          Whereabouts.UNPLACED);

  boolean binds(Channel channel, Instant at) {
    return channels.contains(channel) && !at.isBefore(effective);
  }

  Instant nextOpen(Instant at, ZoneId zone) {
    Instant open = byWindows(at, zone);
    for (int i = 0; i < DAYS_CLOSED; i++) {
      LocalDate date = LocalDate.ofInstant(open, zone);
      if (closedOn.stream().noneMatch(state -> Holidays.include(state, date))) {
        return open;
      }
      open = byWindows(LocalTimes.reached(date.plusDays(1).atStartOfDay(), zone), zone);
    }
    throw new IllegalStateException(id + " has no open day after " + at);
  }

  Instant closesAt(Instant open, ZoneId zone) {
    return windows.stream()
        .filter(window -> window.isOpen(open, zone))
        .map(window -> window.closesAt(open, zone))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant byWindows(Instant at, ZoneId zone) {
    return windows.stream()
        .map(window -> window.nextOpen(at, zone))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** All rules of the versioned table, federal first. */
  static List<HoursRule> table() {
    Map<String, HoursRule> byState = new LinkedHashMap<>();
    for (List<String> row : Table.rows("legal-hours.tsv")) {
      byState.merge(row.get(5), rule(row), HoursRule::with);
    }
    return List.copyOf(byState.values());
  }

  private HoursRule with(HoursRule more) {
    List<LocalWindow> all = Stream.concat(windows.stream(), more.windows.stream()).toList();
    return new HoursRule(state, channels, all, closedOn, id, source, effective, clock);
  }

  private static HoursRule rule(List<String> row) {
    LocalWindow window =
        new LocalWindow(
            Days.parse(row.get(2)), LocalTime.parse(row.get(3)), LocalTime.parse(row.get(4)));
    String effective = row.get(7);
    return new HoursRule(
        row.get(0),
        Arrays.stream(row.get(1).split(","))
            .map(Channel::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        List.of(window),
        row.get(9).equals("-") ? Set.of() : Set.of(row.get(9)),
        row.get(5),
        row.get(6),
        effective.equals("-")
            ? Instant.EPOCH
            : LocalDate.parse(effective).atStartOfDay().toInstant(ZoneOffset.UTC),
        row.get(8).equals("RECIPIENT") ? null : ZoneId.of(row.get(8)));
  }
}
