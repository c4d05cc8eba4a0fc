package dev.drumbeat.activities.ledger;

import dev.drumbeat.db.ledger.LimiterStore.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When requests of this process leave. Slots say when they may; what a busy machine makes late must
 * still not leave all at once, for then a second would have more than the limit.
 */
final class Departures {
  private static final int MANY = 1_000;
  private static final Duration LONG = Duration.ofHours(1);

  /** Of a limit: so many departures, and the least time that they must be spread over. */
  private record Rate(int most, Duration within) {
    /** What a second can hold, a little more for a spacing that was rounded to microseconds. */
    private static final double SECOND_MICROS = 1.001e6 / Limit.USED;

    /** Where slots are farther apart, lateness can't bring two into one second for long. */
    private static final Duration LONGEST = Duration.ofNanos((long) (1e9 / Limit.USED));

    static Rate of(Limit limit) {
      double micros = limit.spacing().toNanos() / 1e3;
      int most = Math.max(1, (int) (SECOND_MICROS / micros));
      Duration within = limit.spacing().multipliedBy(most);
      return new Rate(most, within.compareTo(LONGEST) > 0 && most == 1 ? LONGEST : within);
    }
  }

  private final Clock clock;
  private final Map<String, Deque<Instant>> last = new HashMap<>();

  Departures(Clock clock) {
    this.clock = clock;
  }

  /** Waits until no limit objects, and leaves; false when that would be too late. */
  boolean await(List<Limit> limits, Instant latest) {
    Instant at = clock.instant();
    while (!at.isAfter(latest)) {
      Instant free = leave(limits, at);
      if (free.equals(at)) {
        return true;
      }
      if (free.isAfter(latest)) {
        return false;
      }
      Slots.await(clock, free);
      Instant now = clock.instant();
      at = now.isAfter(free) ? now : free;
    }
    return false;
  }

  /**
   * Leaves at a moment, if no limit objects. Nothing is reserved for later: who gives up waiting
   * has taken nobody's place.
   *
   * @return that moment, or a later one before which it is no use to ask again
   */
  synchronized Instant leave(List<Limit> limits, Instant at) {
    Instant free = at;
    for (Limit limit : limits) {
      Instant ofLimit = free(limit, at);
      free = ofLimit.isAfter(free) ? ofLimit : free;
    }
    if (free.equals(at)) {
      limits.forEach(limit -> departed(limit).addLast(at));
      forget(at);
    }
    return free;
  }

  private Instant free(Limit limit, Instant at) {
    Rate rate = Rate.of(limit);
    Deque<Instant> departed = departed(limit);
    while (departed.size() > rate.most()) {
      departed.removeFirst();
    }
    return departed.size() < rate.most() ? at : departed.getFirst().plus(rate.within());
  }

  private Deque<Instant> departed(Limit limit) {
    return last.computeIfAbsent(limit.key(), _ -> new ArrayDeque<>());
  }

  /** Limits of runs that are over. */
  private void forget(Instant now) {
    if (last.size() > MANY) {
      last.values().removeIf(each -> each.isEmpty() || each.getLast().isBefore(now.minus(LONG)));
    }
  }
}
