package dev.drumbeat.journey.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every zone with every change of its clocks in ten years; one zone stands for all like it. */
final class ClockChanges {
  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

  private ClockChanges() {}

  /** A zone, and the instants at which its offset changes. */
  record Zone(ZoneId id, List<ZoneOffsetTransition> changes) {
    /** Quarters from a day and a half before a change to a day and a half after it. */
    static Stream<Instant> around(ZoneOffsetTransition change) {
      Instant start = change.getInstant().minus(36, ChronoUnit.HOURS);
      return Stream.iterate(start, at -> at.plus(15, ChronoUnit.MINUTES)).limit(289);
    }

    /** The first quarter of that date when its clock shows that time or a later one. */
    Instant shows(LocalDate date, LocalTime time) {
      Instant at = date.minusDays(1).atStartOfDay(id).toInstant();
      while (at.atZone(id).toLocalDateTime().isBefore(date.atTime(time))) {
        at = at.plus(15, ChronoUnit.MINUTES);
      }
      return at;
    }
  }

  /** Zones whose clocks change, without those that have the very changes of another. */
  static List<Zone> zones() {
    Map<List<ZoneOffsetTransition>, ZoneId> different =
        ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .map(ZoneId::of)
            .filter(zone -> !changes(zone).isEmpty())
            .collect(Collectors.toMap(ClockChanges::changes, zone -> zone, (one, other) -> one));
    return different.entrySet().stream().map(e -> new Zone(e.getValue(), e.getKey())).toList();
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return List.copyOf(changes);
  }
}
