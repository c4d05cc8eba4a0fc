package dev.drumbeat.simulator.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was accepted, in memory, in the order of the log. */
public final class AcceptedIndex {
  private final List<AcceptedEntry> entries = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<String, Integer> timesByAttempt = new HashMap<>();
  private final Map<String, Integer> timesByEffect = new HashMap<>();

  /** An attempt or effect that was accepted more than once. */
  public record Duplicate(String key, int times) {}

  /** {@code next} is the {@code after} of the following page. */
  public record Page(List<AcceptedEntry> items, long next) {}

  public record Summary(
      long accepted,
      Map<Kind, Long> byKind,
      List<Duplicate> duplicatesByAttempt,
      List<Duplicate> duplicatesByEffect) {}

  synchronized void add(AcceptedEntry entry) {
    entries.add(entry);
    counts.merge(entry.kind(), 1L, Long::sum);
    count(timesByAttempt, entry.kind(), entry.attempt());
    count(timesByEffect, entry.kind(), entry.effect());
  }

  private static void count(Map<String, Integer> times, Kind kind, @Nullable String key) {
    if (key != null) {
      times.merge(kind + " " + key, 1, Integer::sum);
    }
  }

  synchronized long lastSeq() {
    return entries.isEmpty() ? 0 : entries.getLast().seq();
  }

  public synchronized Page page(long after, int limit, Predicate<AcceptedEntry> wanted) {
    List<AcceptedEntry> items = new ArrayList<>();
    long next = after;
    // seq has no gaps, so an entry's place is its seq - 1.
    for (int i = (int) Math.max(0, after); i < entries.size() && items.size() < limit; i++) {
      AcceptedEntry entry = entries.get(i);
      next = entry.seq();
      if (wanted.test(entry)) {
        items.add(entry);
      }
    }
    return new Page(items, next);
  }

  public synchronized Summary summary() {
    return new Summary(
        entries.size(),
        new EnumMap<>(counts),
        duplicates(timesByAttempt),
        duplicates(timesByEffect));
  }

  private static List<Duplicate> duplicates(Map<String, Integer> times) {
    return times.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(e -> new Duplicate(e.getKey(), e.getValue()))
        .toList();
  }
}
