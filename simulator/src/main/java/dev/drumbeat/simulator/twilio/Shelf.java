package dev.drumbeat.simulator.twilio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All resources of one kind, found by sid or listed newest first. */
final class Shelf<T extends Listed> {
  private final Map<String, T> bySid = new ConcurrentHashMap<>();
  private final List<String> all = new ArrayList<>();
  private final Map<String, List<String>> byTo = new HashMap<>();
  private final Map<String, List<String>> byFrom = new HashMap<>();

  /**
   * @param after the sid that ended the page before; null for the first page
   */
  record Query<T>(
      @Nullable String to,
      @Nullable String from,
      Predicate<T> filter,
      int pageSize,
      @Nullable String after) {}

  record Page<T>(List<T> items, boolean more) {}

  synchronized T add(LongFunction<T> make) {
    T item = make.apply(all.size());
    bySid.put(item.sid(), item);
    all.add(item.sid());
    byTo.computeIfAbsent(item.to(), to -> new ArrayList<>(1)).add(item.sid());
    byFrom.computeIfAbsent(item.from(), from -> new ArrayList<>(1)).add(item.sid());
    return item;
  }

  @Nullable T find(String sid) {
    return bySid.get(sid);
  }

  /** Applies the change to what stands now; null when there is no such resource. */
  @Nullable T update(String sid, UnaryOperator<T> change) {
    return bySid.computeIfPresent(sid, (same, item) -> change.apply(item));
  }

  synchronized List<T> everything() {
    return all.stream().map(this::get).toList();
  }

  synchronized Page<T> page(Query<T> query) {
    List<String> candidates = candidates(query);
    List<T> items = new ArrayList<>();
    for (int i = start(candidates, query.after()); i >= 0; i--) {
      T item = get(candidates.get(i));
      if (!matches(item, query)) {
        continue;
      }
      if (items.size() == query.pageSize()) {
        return new Page<>(items, true);
      }
      items.add(item);
    }
    return new Page<>(items, false);
  }

  private List<String> candidates(Query<T> query) {
    if (query.to() != null) {
      return byTo.getOrDefault(query.to(), List.of());
    }
    return query.from() == null ? all : byFrom.getOrDefault(query.from(), List.of());
  }

  private boolean matches(T item, Query<T> query) {
    return (query.from() == null || item.from().equals(query.from())) && query.filter().test(item);
  }

  /** The last place below the page before, by binary search on the order of creation. */
  private int start(List<String> candidates, @Nullable String after) {
    T last = after == null ? null : bySid.get(after);
    if (last == null) {
      return candidates.size() - 1;
    }
    int low = 0;
    int high = candidates.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (get(candidates.get(middle)).stamp().ordinal() < last.stamp().ordinal()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private T get(String sid) {
    T item = bySid.get(sid);
    if (item == null) {
      throw new IllegalStateException("nothing is ever taken off the shelf: " + sid);
    }
    return item;
  }
}
