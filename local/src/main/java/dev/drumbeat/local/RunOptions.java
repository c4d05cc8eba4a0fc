package dev.drumbeat.local;

import dev.drumbeat.simulator.faults.FaultPlan;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a run keeps its data, listens, and finds Temporal. */
final class RunOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder (default: ${DEFAULT-VALUE}).")
  Path data = Path.of(".drumbeat");

  @Option(
      names = "--temporal",
      paramLabel = "KIND",
      description =
          "auto: TEMPORAL_ADDRESS, else the development server, else embedded (default);"
              + " dev: insist on the development server; embedded: in memory, nothing survives.")
  TemporalChoice temporal = TemporalChoice.auto;

  @Option(names = "--api-port", paramLabel = "PORT", description = "Default: 8080 or a free one.")
  int apiPort;

  @Option(
      names = "--temporal-port",
      paramLabel = "PORT",
      description = "Default: 7233 or a free one.")
  int temporalPort;

  @Option(names = "--ui-port", paramLabel = "PORT", description = "Default: 8233 or a free one.")
  int uiPort;

  @Option(names = "--db-port", paramLabel = "PORT", description = "Default: 54320 or a free one.")
  int databasePort;

  @Option(
      names = "--simulator-port",
      paramLabel = "PORT",
      description = "Default: 8090 or a free one.")
  int simulatorPort;

  @Option(
      names = "--split",
      description = "Run worker and API as processes of their own, with logs of their own.")
  boolean split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the simulated people and faults: one seed is one cast (default: 1).")
  long seed = 1;

  @Option(
      names = "--faults",
      paramLabel = "PLAN",
      description =
          "What goes wrong at the simulated providers: demo, none, mild, harsh, storm or a plan as"
              + " JSON (default: demo).")
  String faults = "demo";

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      description =
          "How long simulated people and carriers take: 1 is seconds, 0.1 a tenth (default: 1).")
  double pace = 1;

  @Option(
      names = "--simulator-latency",
      paramLabel = "MILLIS",
      hidden = true,
      description = "A simulated provider's usual time to answer; benchmarks want 0.")
  int simulatorLatency = 20;

  @Option(
      names = "--callbacks",
      paramLabel = "on|off",
      hidden = true,
      description = "off: nothing happens after a simulated provider has accepted something.")
  Callbacks callbacks = Callbacks.on;

  /** As usual; but where silence is wanted, nobody asks what it means. */
  Map<String, Object> worker(PartSettings settings) {
    Map<String, Object> told = settings.worker();
    if (callbacks == Callbacks.off) {
      told.put("drumbeat.ledger.call-silence", "12h");
      told.put("drumbeat.ledger.text-silence", "12h");
    }
    return told;
  }

  /** Whether simulated providers tell what became of things. */
  enum Callbacks {
    on,
    off
  }

  /**
   * The plan of {@code --faults}.
   *
   * @throws StartFailure if it is none
   */
  FaultPlan faults() {
    try {
      return faults.equals("demo") ? DemoFaults.plan() : FaultPlan.parse(faults);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "--faults can't be read: " + e.getMessage(),
          "Give demo, none, mild, harsh, storm or JSON",
          e);
    }
  }

  Ports askedPorts() {
    return new Ports(apiPort, temporalPort, uiPort, databasePort, simulatorPort);
  }
}
