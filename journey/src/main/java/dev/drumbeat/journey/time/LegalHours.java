package dev.drumbeat.journey.time;

import dev.drumbeat.journey.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When texts and calls to a person are lawful: the federal hours and the states' own, in every zone
 * and every state where the person could be. E-mail has none. Holidays are not judged.
 */
public final class LegalHours {
  private static final List<HoursRule> RULES = HoursRule.table();
  private static final Duration HORIZON = Duration.ofDays(14);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private record Clock(HoursRule rule, ZoneId zone) {
    Instant nextOpen(Instant at) {
      return rule.nextOpen(at, zone);
    }
  }

  private LegalHours() {}

  /**
   * Judges one instant. Where every candidate zone and state leaves no common hour for a fortnight,
   * the contact is not allowed and {@code until} is null.
   */
  public static Verdict at(Whereabouts whereabouts, Channel channel, Instant at) {
    Map<String, String> localTimes = localTimes(whereabouts, at);
    List<Clock> clocks = clocks(whereabouts, channel, at);
    if (clocks.isEmpty()) {
      return new Verdict(true, null, "NONE", "no legal hours bind this channel", localTimes);
    }
    Optional<Clock> closed =
        clocks.stream()
            .filter(clock -> clock.nextOpen(at).isAfter(at))
            .max(Comparator.comparing(clock -> clock.nextOpen(at)));
    if (closed.isPresent()) {
      HoursRule rule = closed.get().rule();
      Instant opens = commonOpening(clocks, at).orElse(null);
      return new Verdict(false, opens, rule.id(), rule.source(), localTimes);
    }
    Comparator<Clock> byClosing = Comparator.comparing(c -> c.rule().closesAt(at, c.zone()));
    Clock first = clocks.stream().min(byClosing).orElseThrow();
    Instant closes = first.rule().closesAt(at, first.zone());
    return new Verdict(true, closes, first.rule().id(), first.rule().source(), localTimes);
  }

  private static Optional<Instant> commonOpening(List<Clock> clocks, Instant from) {
    Instant limit = from.plus(HORIZON);
    Instant at = from;
    while (at.isBefore(limit)) {
      Instant start = at;
      Instant latest =
          clocks.stream()
              .map(clock -> clock.nextOpen(start))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      if (latest.equals(at)) {
        return Optional.of(at);
      }
      at = latest;
    }
    return Optional.empty();
  }

  private static List<Clock> clocks(Whereabouts whereabouts, Channel channel, Instant at) {
    if (!whereabouts.placed()) {
      return HoursRule.NARROWEST.binds(channel, at)
          ? List.of(new Clock(HoursRule.NARROWEST, Whereabouts.UNPLACED))
          : List.of();
    }
    List<Clock> clocks = new ArrayList<>();
    for (HoursRule rule : RULES) {
      boolean there =
          rule.state().equals(HoursRule.FEDERAL) || whereabouts.states().contains(rule.state());
      if (there && rule.binds(channel, at)) {
        ZoneId fixed = rule.clock();
        if (fixed == null) {
          whereabouts.zones().forEach(zone -> clocks.add(new Clock(rule, zone)));
        } else {
          clocks.add(new Clock(rule, fixed));
        }
      }
    }
    return clocks;
  }

  private static Map<String, String> localTimes(Whereabouts whereabouts, Instant at) {
    Map<String, String> times = new TreeMap<>();
    for (ZoneId zone : whereabouts.zones()) {
      times.put(zone.getId(), LOCAL.format(at.atZone(zone)));
    }
    if (times.isEmpty()) {
      times.put(Whereabouts.UNPLACED.getId(), LOCAL.format(at.atZone(Whereabouts.UNPLACED)));
    }
    return times;
  }
}
