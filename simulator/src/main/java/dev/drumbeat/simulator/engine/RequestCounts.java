package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Manner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request that reached a provider since the start, whatever became of it. */
public final class RequestCounts {
  private final Map<Key, Long> counts = new TreeMap<>();

  private record Key(String provider, String method, String outcome) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::provider).thenComparing(Key::method).thenComparing(Key::outcome);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * How many requests came to one outcome.
   *
   * @param outcome the status that was answered, or {@code reset}
   */
  public record Line(String provider, String method, String outcome, long count) {}

  public synchronized void add(String provider, String method, Answer answer) {
    boolean reset = answer.manner() instanceof Manner.Reset;
    String outcome = reset ? "reset" : String.valueOf(answer.status());
    counts.merge(new Key(provider, method, outcome), 1L, Long::sum);
  }

  public synchronized List<Line> lines() {
    return counts.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
  }

  private static Line line(Key key, long count) {
    return new Line(key.provider(), key.method(), key.outcome(), count);
  }
}
