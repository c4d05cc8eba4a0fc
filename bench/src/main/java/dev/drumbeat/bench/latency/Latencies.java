package dev.drumbeat.bench.latency;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times of many enrollments. */
record Latencies(List<Duration> sorted) {
  /**
   * Sorts them.
   *
   * @throws IllegalArgumentException when there are none
   */
  Latencies {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    sorted = sorted.stream().sorted().toList();
  }

  /** The smallest time that so many percent of all don't exceed. */
  Duration percentile(int percent) {
    int rank = Math.ceilDiv(percent * sorted.size(), 100);
    return sorted.get(Math.max(1, rank) - 1);
  }

  Map<String, Double> seconds() {
    var seconds = new LinkedHashMap<String, Double>();
    seconds.put("min", seconds(sorted.getFirst()));
    seconds.put("median", seconds(percentile(50)));
    seconds.put("p90", seconds(percentile(90)));
    seconds.put("p99", seconds(percentile(99)));
    seconds.put("max", seconds(sorted.getLast()));
    return seconds;
  }

  /** For people. */
  String line() {
    var line = new StringBuilder("%,d enrollments:".formatted(sorted.size()));
    seconds()
        .forEach(
            (name, value) -> line.append(String.format(Locale.ROOT, "  %s %.3f s", name, value)));
    return line.toString();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
