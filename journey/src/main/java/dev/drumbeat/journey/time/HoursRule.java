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
 * @param clock whose clock counts; null is the recipient's
 */
record HoursRule(
    String state,
    Set<Channel> channels,
    List<LocalWindow> windows,
    String id,
    String source,
    Instant effective,
    @Nullable ZoneId clock) {
  static final String FEDERAL = "US";

  /** For a person who could be anywhere: the hours that all rules share, read east of them. */
  static final HoursRule NARROWEST =
      new HoursRule(
          FEDERAL,
          Set.of(Channel.SMS, Channel.VOICE),
          List.of(new LocalWindow(Days.parse("MON-SAT"), LocalTime.of(11, 0), LocalTime.of(17, 0))),
          "UNPLACED",
          "our own: the hours that are lawful in every state and zone of the mainland",
          Instant.EPOCH,
          Whereabouts.UNPLACED);

  boolean binds(Channel channel, Instant at) {
    return channels.contains(channel) && !at.isBefore(effective);
  }

  Instant nextOpen(Instant at, ZoneId zone) {
    return windows.stream()
        .map(window -> window.nextOpen(at, zone))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  Instant closesAt(Instant open, ZoneId zone) {
    return windows.stream()
        .filter(window -> window.isOpen(open, zone))
        .map(window -> window.closesAt(open, zone))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** All rules of the versioned table, federal first. */
  static List<HoursRule> table() {
    Map<String, HoursRule> byState = new LinkedHashMap<>();
    for (List<String> row : Table.rows("legal-hours.tsv")) {
      byState.merge(row.get(0), rule(row), HoursRule::with);
    }
    return List.copyOf(byState.values());
  }

  private HoursRule with(HoursRule more) {
    List<LocalWindow> all = Stream.concat(windows.stream(), more.windows.stream()).toList();
    return new HoursRule(state, channels, all, id, source, effective, clock);
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
        row.get(5),
        row.get(6),
        effective.equals("-")
            ? Instant.EPOCH
            : LocalDate.parse(effective).atStartOfDay().toInstant(ZoneOffset.UTC),
        row.get(8).equals("RECIPIENT") ? null : ZoneId.of(row.get(8)));
  }
}
