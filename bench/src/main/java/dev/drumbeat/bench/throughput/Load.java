package dev.drumbeat.bench.throughput;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How busy everything was while sends were accepted, on average.
 *
 * @param cores that the machine has
 * @param busy share of them, other programs included
 * @param parts cores that each process kept busy
 * @param activity database connections by what they did or waited for
 */
record Load(int cores, double busy, Map<String, Double> parts, Map<String, Double> activity) {
  /** Above this a machine has nothing left to give. */
  private static final double FULL = 0.9;

  private static final int SHOWN = 4;

  /**
   * What keeps it from being faster.
   *
   * @param perSecond accepted sends
   */
  String binds(double perSecond) {
    if (perSecond > FULL * Channel.PER_SECOND) {
      return "the senders' rate";
    }
    double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    String machine =
        String.format(
            Locale.ROOT,
            "%d cores, %.0f %% busy (%s; other programs %.2f)",
            cores,
            busy * 100,
            largest(parts),
            Math.max(0, busy * cores - own));
    return busy >= FULL
        ? "the machine's " + machine
        : "waiting, not the machine's " + machine + "; in the database " + largest(activity);
  }

  private static String largest(Map<String, Double> shares) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
