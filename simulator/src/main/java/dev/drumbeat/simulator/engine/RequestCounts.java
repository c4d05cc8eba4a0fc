package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Manner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request that reached a provider since the start, whatever became of it. */
public final class RequestCounts {
  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * @param outcome the status that was answered, or {@code reset}
   */
  public record Line(String provider, String method, String outcome, long count) {}

  public synchronized void add(String provider, String method, Answer answer) {
    boolean reset = answer.manner() instanceof Manner.Reset;
    String outcome = reset ? "reset" : String.valueOf(answer.status());
    counts.merge(provider + " " + method + " " + outcome, 1L, Long::sum);
  }

  public synchronized List<Line> lines() {
    return counts.entrySet().stream()
        .map(entry -> {
          String[] key = entry.getKey().split(" ");
          return new Line(key[0], key[1], key[2], entry.getValue());
        })
        .toList();
  }
}
