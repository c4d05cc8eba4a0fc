package dev.drumbeat.journey.time;

import dev.drumbeat.journey.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often the states let one phone be called or texted on one subject, as versioned data. The
 * limits of every state where the person could be hold; for a person who can't be placed, all do.
 */
public final class AttemptLimits {
  private static final List<Limit> LIMITS =
      Table.rows("attempt-limits.tsv").stream().map(AttemptLimits::limit).toList();

  private AttemptLimits() {}

  /**
   * A limit that is reached.
   *
   * @param frees when enough of the attempts have left the window for one more
   */
  public record Full(
      String rule, String source, int atMost, Duration within, int used, Instant frees) {}

  private record Limit(
      String state,
      Set<Channel> channels,
      int atMost,
      Duration within,
      String rule,
      String source,
      Instant effective) {
    boolean binds(Whereabouts whereabouts, Channel channel, Instant now) {
      return channels.contains(channel)
          && !now.isBefore(effective)
          && (!whereabouts.placed() || whereabouts.states().contains(state));
    }
  }

  /**
   * The reached limit that frees itself last, if any is.
   *
   * @param attempts at this phone, in any order; those that are still to come count
   */
  public static Optional<Full> full(
      Whereabouts whereabouts, Channel channel, Instant now, List<Instant> attempts) {
    return LIMITS.stream()
        .filter(limit -> limit.binds(whereabouts, channel, now))
        .flatMap(limit -> full(limit, now, attempts).stream())
        .max(Comparator.comparing(Full::frees));
  }

  private static Optional<Full> full(Limit limit, Instant now, List<Instant> attempts) {
    List<Instant> within =
        attempts.stream().filter(at -> at.isAfter(now.minus(limit.within()))).sorted().toList();
    if (within.size() < limit.atMost()) {
      return Optional.empty();
    }
    Instant leaving = within.get(within.size() - limit.atMost());
    return Optional.of(
        new Full(
            limit.rule(),
            limit.source(),
            limit.atMost(),
            limit.within(),
            within.size(),
            leaving.plus(limit.within())));
  }

  private static Limit limit(List<String> row) {
    return new Limit(
        row.get(0),
        Arrays.stream(row.get(1).split(","))
            .map(Channel::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        Integer.parseInt(row.get(2)),
        Duration.parse(row.get(3)),
        row.get(4),
        row.get(5),
        LocalDate.parse(row.get(6)).atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
