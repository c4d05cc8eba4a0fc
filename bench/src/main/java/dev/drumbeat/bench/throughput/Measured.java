package dev.drumbeat.bench.throughput;

import dev.drumbeat.bench.throughput.Statistics.Counts;
import dev.drumbeat.bench.throughput.Statistics.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one campaign took. Rate and load are from the first to the last acceptance; the costs are
 * from the launch until all is over, enrollment and callbacks included.
 *
 * @param accepted by the provider
 * @param seconds from the first acceptance to the last
 * @param events that came from the provider
 * @param cpu seconds by process
 * @param longest the statements that took longest
 */
record Measured(
    Channel channel,
    boolean callbacks,
    long accepted,
    double seconds,
    long events,
    Counts counts,
    Map<String, Double> cpu,
    Load load,
    List<Statement> longest) {

  double perSecond() {
    return accepted / seconds;
  }

  double statements() {
    return (double) counts.statements() / accepted;
  }

  double commits() {
    return (double) counts.commits() / accepted;
  }

  double walBytes() {
    return (double) counts.wal() / accepted;
  }

  double cpuPerThousand(String part) {
    return cpu.getOrDefault(part, 0.0) * 1000 / accepted;
  }

  double cpuPerThousand() {
    return Parts.NAMES.stream().mapToDouble(this::cpuPerThousand).sum();
  }

  String binds() {
    return load.binds(perSecond());
  }

  static Counts between(Counts before, Counts after) {
    return new Counts(
        after.statements() - before.statements(),
        after.commits() - before.commits(),
        after.wal() - before.wal());
  }

  static Map<String, Double> between(Map<String, Duration> before, Map<String, Duration> after) {
    Map<String, Double> used = new LinkedHashMap<>();
    after.forEach((part, now) ->
        used.put(part, now.minus(before.getOrDefault(part, Duration.ZERO)).toNanos() / 1e9));
    return used;
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("channel", channel.title());
    all.put("callbacks", callbacks);
    all.put("accepted", accepted);
    all.put("seconds", seconds);
    all.put("acceptedPerSecond", perSecond());
    all.put("statementsPerSend", statements());
    all.put("commitsPerSend", commits());
    all.put("walBytesPerSend", walBytes());
    all.put("eventsPerSend", (double) events / accepted);
    Map<String, Object> perThousand = new LinkedHashMap<>();
    Parts.NAMES.forEach(part -> perThousand.put(part, cpuPerThousand(part)));
    all.put("cpuSecondsPerThousandSends", perThousand);
    all.put("load", load);
    all.put("binds", binds());
    all.put("longestStatements", longest);
    return all;
  }
}
