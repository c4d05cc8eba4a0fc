package dev.drumbeat.bench.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When requests arrived at a provider, by its own log, in that order. */
record Arrivals(List<Instant> at) {
  private static final Duration SECOND = Duration.ofSeconds(1);

  Arrivals {
    at = at.stream().sorted().toList();
  }

  /** The most that arrived within one second, wherever it begins. */
  int mostInASecond() {
    int most = 0;
    int first = 0;
    for (int last = 0; last < at.size(); last++) {
      while (!at.get(last).isBefore(at.get(first).plus(SECOND))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** From the first to the last, a second. */
  double rate() {
    double seconds = Duration.between(at.getFirst(), at.getLast()).toNanos() / 1e9;
    return (at.size() - 1) / seconds;
  }

  /** How long after a moment more than so many still arrived within a second. */
  Duration exceededUntil(Instant moment, int limit) {
    Duration until = Duration.ZERO;
    for (int last = limit; last < at.size(); last++) {
      // Only what came after the change: a second that began before it may have had more.
      Instant before = at.get(last - limit);
      boolean more = before.isAfter(moment) && at.get(last).isBefore(before.plus(SECOND));
      until = more ? Duration.between(moment, at.get(last)) : until;
    }
    return until;
  }

  /** How long after a moment the first second began in which at least so many arrived. */
  Duration reachedAfter(Instant moment, int rate) {
    for (int last = rate - 1; last < at.size(); last++) {
      Instant first = at.get(last - rate + 1);
      if (!first.isBefore(moment) && at.get(last).isBefore(first.plus(SECOND))) {
        return Duration.between(moment, first);
      }
    }
    throw new IllegalStateException("Never " + rate + " within a second after " + moment);
  }
}
