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
 * When texts and calls to a person are lawful: the federal hours and the states' own, their Sundays
 * and holidays, in every zone and every state where the person could be. E-mail has none.
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

    Instant closesAt(Instant open) {
      return rule.closesAt(open, zone);
    }

    Verdict.Binding binding() {
      return new Verdict.Binding(rule.id(), rule.source(), zone.getId());
    }
  }

  private LegalHours() {}

  /** Places the person and judges the instant. */
  public static HoursAnswer answer(HoursQuestion question) {
    Whereabouts whereabouts = Whereabouts.of(question.phone(), question.zip(), question.state());
    return new HoursAnswer(at(whereabouts, question.channel(), question.at()), whereabouts);
  }

  /**
   * Judges one instant. Where every candidate zone and state leaves no common hour for a fortnight,
   * the contact is not allowed and {@code until} is null.
   */
  public static Verdict at(Whereabouts whereabouts, Channel channel, Instant at) {
    List<Clock> clocks = clocks(whereabouts, channel, at);
    Map<String, String> localTimes = localTimes(whereabouts, at);
    List<Clock> closed =
        clocks.stream()
            .filter(clock -> clock.nextOpen(at).isAfter(at))
            .sorted(Comparator.comparing((Clock clock) -> clock.nextOpen(at)).reversed())
            .toList();
    if (!closed.isEmpty()) {
      Instant opens = commonOpening(whereabouts, channel, at).orElse(null);
      return new Verdict(false, opens, bindings(closed), localTimes);
    }
    Instant closes =
        clocks.stream().map(c -> c.closesAt(at)).min(Comparator.naturalOrder()).orElse(null);
    List<Clock> first = clocks.stream().filter(c -> c.closesAt(at).equals(closes)).toList();
    return new Verdict(true, closes, bindings(first), localTimes);
  }

  private static List<Verdict.Binding> bindings(List<Clock> clocks) {
    return clocks.stream().map(Clock::binding).distinct().toList();
  }

  /** The rules are asked for anew at each step: one may bind from a date in between. */
  private static Optional<Instant> commonOpening(
      Whereabouts whereabouts, Channel channel, Instant from) {
    Instant at = from;
    while (at.isBefore(from.plus(HORIZON))) {
      Instant start = at;
      Instant latest =
          clocks(whereabouts, channel, at).stream()
              .map(clock -> clock.nextOpen(start))
              .max(Comparator.naturalOrder())
              .orElse(start);
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
