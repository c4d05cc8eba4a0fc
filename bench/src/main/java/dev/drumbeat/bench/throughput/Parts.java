package dev.drumbeat.bench.throughput;

import dev.drumbeat.bench.product.ProductProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product's processes, and the CPU time that each has used. */
final class Parts {
  static final String WORKER = "worker";
  static final String POSTGRES = "postgres";
  static final List<String> NAMES = List.of(WORKER, "api", "simulator", POSTGRES, "temporal");

  /** The kernel's unit in {@code /proc}, on every usual system. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int CHILDREN_USER = 13;

  private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();

  Parts(ProductProcess product) {
    Map<String, Long> ids =
        Map.of(
            WORKER,
            product.part(WORKER),
            "api",
            product.part("api"),
            "simulator",
            product.simulator(),
            POSTGRES,
            product.postgres(),
            "temporal",
            product.part("temporal"));
    NAMES.forEach(name -> processes.put(name, handle(name, ids)));
  }

  private static ProcessHandle handle(String name, Map<String, Long> ids) {
    return ProcessHandle.of(ids.getOrDefault(name, 0L))
        .orElseThrow(() -> new IllegalStateException(name + " has ended"));
  }

  /** Since their starts; PostgreSQL with its children, those that have ended among them. */
  Map<String, Duration> cpu() {
    Map<String, Duration> used = new LinkedHashMap<>();
    processes.forEach((name, process) ->
        used.put(name, name.equals(POSTGRES) ? withChildren(process) : own(process)));
    return used;
  }

  private static Duration own(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Duration withChildren(ProcessHandle process) {
    Duration alive = process.descendants().map(Parts::own).reduce(own(process), Duration::plus);
    return alive.plus(endedChildren(process.pid()));
  }

  /** Linux tells; elsewhere those few are missing. */
  private static Duration endedChildren(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.exists(stat)) {
      return Duration.ZERO;
    }
    try {
      String line = Files.readString(stat);
      // The name in brackets may hold anything, blanks too.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long ticks =
          Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]);
      return Duration.ofNanos(ticks * NANOS_PER_TICK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
