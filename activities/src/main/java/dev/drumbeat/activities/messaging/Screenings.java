package dev.drumbeat.activities.messaging;

import static java.util.stream.Collectors.groupingBy;

import dev.drumbeat.activities.cohort.BusinessTime;
import dev.drumbeat.db.dnc.DncKind;
import dev.drumbeat.db.ledger.GateReading;
import dev.drumbeat.db.ledger.GateReading.Attempted;
import dev.drumbeat.db.ledger.GateReading.Listed;
import dev.drumbeat.db.ledger.GateReading.Listing;
import dev.drumbeat.db.ledger.GateReading.Pair;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.gate.DncList;
import dev.drumbeat.journey.gate.Screening;
import dev.drumbeat.journey.gate.Suppression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of each contact point of a chunk beyond itself: suppressions, lists, attempts. */
final class Screenings {
  private final BusinessTime time;
  private final List<Listing> lists;
  private final Map<Long, List<Listed>> listed;
  private final Map<Long, List<Attempted>> attempts;
  private final Map<Long, List<GateReading.Suppressed>> suppressions;
  private final List<Pair> pairs;

  Screenings(BusinessTime time, GateReading reading) {
    this.time = time;
    lists = reading.lists();
    listed = reading.listed().stream().collect(groupingBy(Listed::point));
    attempts = new HashMap<>();
    reading
        .attempts()
        .forEach(each -> attempts.computeIfAbsent(each.point(), id -> new ArrayList<>()).add(each));
    suppressions =
        reading.suppressions().stream().collect(groupingBy(GateReading.Suppressed::point));
    pairs = reading.pairs();
  }

  /**
   * Lists, reassignment and attempts, without the attempt that is judged itself.
   *
   * @param counted whether {@link #count} was told of it
   */
  Screening of(long point, @Nullable Intent planned, boolean counted) {
    List<Listed> on = listed.getOrDefault(point, List.of());
    Set<UUID> ids = on.stream().map(Listed::list).collect(Collectors.toSet());
    return new Screening(
        lists.stream()
            .filter(list -> list.kind() != DncKind.REASSIGNED)
            .map(list ->
                new DncList(
                    kind(list.kind()),
                    list.state(),
                    start(list.asOf()).plus(time.offset()),
                    ids.contains(list.id())))
            .toList(),
        reassignedAt(on),
        attempts.getOrDefault(point, List.of()).stream()
            .filter(each -> planned == null || each.intent() != planned.id())
            .skip(counted ? 1 : 0)
            .map(each -> each.at().plus(time.offset()))
            .toList());
  }

  /** What suppresses the point, a sender that can never reach it among that. */
  List<Suppression> suppressions(long point, @Nullable UUID sender, Channel channel) {
    var all = new ArrayList<Suppression>();
    suppressions
        .getOrDefault(point, List.of())
        .forEach(each ->
            all.add(new Suppression(Channel.valueOf(each.channel()), each.reason(), each.at())));
    pairs.stream()
        .filter(pair -> pair.point() == point && pair.sender().equals(sender))
        .forEach(pair -> all.add(new Suppression(channel, "UNREACHABLE_FROM_SENDER", pair.at())));
    return all;
  }

  /** A text or call that was just allowed. */
  void count(long point) {
    attempts
        .computeIfAbsent(point, id -> new ArrayList<>())
        .addFirst(new Attempted(0, point, time.now()));
  }

  private @Nullable Instant reassignedAt(List<Listed> on) {
    Set<UUID> reassigned =
        lists.stream()
            .filter(list -> list.kind() == DncKind.REASSIGNED)
            .map(Listing::id)
            .collect(Collectors.toSet());
    return on.stream()
        .filter(each -> reassigned.contains(each.list()))
        .map(each -> each.date() == null ? LocalDate.EPOCH : each.date())
        .max(LocalDate::compareTo)
        .map(Screenings::start)
        .orElse(null);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static DncList.Kind kind(DncKind kind) {
    return switch (kind) {
      case NATIONAL -> DncList.Kind.NATIONAL;
      case STATE -> DncList.Kind.STATE;
      case INTERNAL -> DncList.Kind.INTERNAL;
      case LITIGATOR -> DncList.Kind.LITIGATOR;
      case REASSIGNED -> throw new IllegalArgumentException("no list of people");
    };
  }
}
