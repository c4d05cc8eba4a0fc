package dev.drumbeat.local;

import java.nio.file.Path;
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

  Ports askedPorts() {
    return new Ports(apiPort, temporalPort, uiPort, databasePort, simulatorPort);
  }
}
