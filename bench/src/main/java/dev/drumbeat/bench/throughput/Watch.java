package dev.drumbeat.bench.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks taken while a campaign sends. */
final class Watch {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Parts parts;
  private final Statistics statistics;
  private final List<Look> looks = new ArrayList<>();

  /**
   * One look.
   *
   * @param busy share of all cores since the look before
   * @param activity of the database's connections
   */
  private record Look(
      Instant at, Map<String, Duration> cpu, double busy, Map<String, Long> activity) {}

  Watch(Parts parts, Statistics statistics) {
    this.parts = parts;
    this.statistics = statistics;
    look();
  }

  void look() {
    looks.add(
        new Look(
            Instant.now(), parts.cpu(), Math.max(0, SYSTEM.getCpuLoad()), statistics.activity()));
  }

  /** Averages between two times. */
  Load load(Instant from, Instant to) {
    List<Look> within =
        looks.stream().filter(l -> !l.at.isBefore(from) && !l.at.isAfter(to)).toList();
    List<Look> used = within.size() < 2 ? looks : within;
    Look first = used.getFirst();
    Look last = used.getLast();
    double seconds = Math.max(1e-3, Duration.between(first.at, last.at).toNanos() / 1e9);
    Map<String, Double> cores = new LinkedHashMap<>();
    first.cpu.forEach((part, before) ->
        cores.put(
            part, last.cpu.getOrDefault(part, before).minus(before).toNanos() / 1e9 / seconds));
    Map<String, Double> activity = new LinkedHashMap<>();
    used.forEach(look ->
        look.activity.forEach(
            (doing, n) -> activity.merge(doing, (double) n / used.size(), Double::sum)));
    double busy = used.stream().skip(1).mapToDouble(Look::busy).average().orElse(0);
    return new Load(SYSTEM.getAvailableProcessors(), busy, cores, activity);
  }
}
