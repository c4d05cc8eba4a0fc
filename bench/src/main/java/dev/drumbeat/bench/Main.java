package dev.drumbeat.bench;

import dev.drumbeat.bench.latency.LatencyCommand;
import dev.drumbeat.bench.limits.LimitsCommand;
import dev.drumbeat.bench.throughput.ThroughputCommand;
import dev.drumbeat.bench.topology.TopologyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./drumbeat bench}: what promises cost. */
@Command(
    name = "bench",
    description = "Measures what Drumbeat's promises cost.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TopologyCommand.class,
      ThroughputCommand.class,
      LatencyCommand.class,
      LimitsCommand.class
    })
public final class Main {
  private Main() {}

  /** Ends with the exit status of the benchmark: 0 measured, 1 failed, 2 misused. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(args));
  }
}
