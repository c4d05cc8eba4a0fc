package dev.drumbeat.simulator.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The newest requests in memory, in the order of arrival, and counts of all. */
public final class RequestIndex {
  /** What is older is in the file only. */
  private static final int MAX_ENTRIES = 1_000_000;

  private static final int DROPPED_AT_A_TIME = 100_000;

  private final List<RequestEntry> entries = new ArrayList<>();
  private final Map<Line.Key, Long> counts = new TreeMap<>(Line.Key.ORDER);
  private long dropped;

  /** How many requests came to one outcome: the status that was answered, or {@code reset}. */
  public record Line(String provider, String method, String outcome, long count) {
    private record Key(String provider, String method, String outcome) {
      private static final Comparator<Key> ORDER =
          Comparator.comparing(Key::provider)
              .thenComparing(Key::method)
              .thenComparing(Key::outcome);
    }
  }

  /**
   * Some of them.
   *
   * @param next the {@code after} of the following page
   */
  public record Page(List<RequestEntry> items, long next) {}

  /** How many requests came within one second, beginning at that time. */
  public record Second(String provider, Instant at, long count) {}

  /** Seconds in which nothing came are left out. */
  public record Rate(Map<String, Long> maxPerSecond, List<Second> seconds) {}

  synchronized void add(RequestEntry entry) {
    if (entries.size() == MAX_ENTRIES) {
      entries.subList(0, DROPPED_AT_A_TIME).clear();
      dropped += DROPPED_AT_A_TIME;
    }
    entries.add(entry);
  }

  synchronized void answered(RequestEntry.Outcome outcome) {
    int place = place(outcome.seq() - 1);
    if (place >= 0) {
      RequestEntry entry = entries.get(place);
      entries.set(place, entry.answered(outcome));
      Line.Key key = new Line.Key(entry.provider(), entry.method(), outcome.outcome());
      counts.merge(key, 1L, Long::sum);
    }
  }

  synchronized long lastSeq() {
    return dropped + entries.size();
  }

  /** seq has no gaps, so where the one after it is follows from it. */
  private int place(long after) {
    return (int) Math.clamp(after - dropped, -1, Integer.MAX_VALUE);
  }

  public synchronized List<Line> summary() {
    return counts.entrySet().stream()
        .map(each -> {
          Line.Key key = each.getKey();
          return new Line(key.provider(), key.method(), key.outcome(), each.getValue());
        })
        .toList();
  }

  public synchronized Page page(long after, int limit, Predicate<RequestEntry> wanted) {
    List<RequestEntry> items = new ArrayList<>();
    long next = Math.max(after, dropped);
    for (int i = place(next); i < entries.size() && items.size() < limit; i++) {
      RequestEntry entry = entries.get(i);
      next = entry.seq();
      if (wanted.test(entry)) {
        items.add(entry);
      }
    }
    return new Page(items, next);
  }

  /**
   * What became of the requests that one fault struck, {@code none} for those that none did. A
   * request with two faults counts at both.
   *
   * @param accepted how many of them were taken
   */
  public record Struck(String provider, Kind kind, String fault, long requests, long accepted) {
    private Struck and(Struck other) {
      return new Struck(
          provider, kind, fault, requests + other.requests(), accepted + other.accepted());
    }
  }

  public synchronized List<Struck> byFault(Predicate<RequestEntry> wanted) {
    Map<String, Struck> struck = new TreeMap<>();
    for (RequestEntry entry : entries) {
      RequestEntry.Outcome answer = entry.answer();
      Kind kind = entry.kind();
      if (answer == null || kind == null || !wanted.test(entry)) {
        continue;
      }
      for (String fault : answer.struckBy()) {
        Struck one = new Struck(entry.provider(), kind, fault, 1, answer.accepted() ? 1 : 0);
        struck.merge(entry.provider() + " " + kind + " " + fault, one, Struck::and);
      }
    }
    return List.copyOf(struck.values());
  }

  public synchronized Rate rate(Predicate<RequestEntry> wanted) {
    Map<String, Map<Long, Long>> seconds = new TreeMap<>();
    for (RequestEntry entry : entries) {
      if (wanted.test(entry)) {
        seconds
            .computeIfAbsent(entry.provider(), provider -> new TreeMap<>())
            .merge(entry.at().getEpochSecond(), 1L, Long::sum);
      }
    }
    Map<String, Long> most = new TreeMap<>();
    List<Second> all = new ArrayList<>();
    seconds.forEach((provider, counted) ->
        counted.forEach((second, count) -> {
          most.merge(provider, count, Math::max);
          all.add(new Second(provider, Instant.ofEpochSecond(second), count));
        }));
    return new Rate(most, all);
  }

  /** The requests that came for an address after the time that is named for it. */
  public synchronized List<RequestEntry> after(
      Map<String, Instant> deadlines, Predicate<RequestEntry> wanted) {
    Map<String, Instant> known = new HashMap<>(deadlines);
    return entries.stream()
        .filter(entry -> {
          Instant deadline = entry.to() == null ? null : known.get(entry.to());
          return deadline != null && entry.at().isAfter(deadline) && wanted.test(entry);
        })
        .toList();
  }
}
