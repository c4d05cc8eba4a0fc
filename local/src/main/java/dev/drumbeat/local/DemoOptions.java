package dev.drumbeat.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the demo runs, and how it ends. */
final class DemoOptions {
  /** Set by the launcher: where it, and with it the examples, are. */
  private static final Path EXAMPLES =
      Path.of(System.getProperty("drumbeat.root", ".")).resolve("examples");

  @Option(
      names = "--input",
      paramLabel = "FILE.csv",
      description = "Properties to import (default: Seattle's, in examples/).")
  @Nullable Path input;

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FIELD",
      description = "What a column of the file means, where its name doesn't tell; repeatable.")
  List<String> map = new ArrayList<>();

  @Option(
      names = "--campaign",
      paramLabel = "FILE.yaml",
      description = "Campaign to run (default: examples/office-owners.yaml).")
  @Nullable Path campaign;

  @Option(
      names = "--again",
      description = "Launch another run where the last one on the data folder is over.")
  boolean again;

  @Option(
      names = "--exit-when-done",
      description = "End when the run has ended: with 0 if the proof holds, else with 1.")
  boolean exitWhenDone;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
  @Nullable Path json;

  Path inputFile() {
    return input == null
        ? EXAMPLES.resolve("seattle_building_energy_benchmarking_2016.csv")
        : input;
  }

  Path campaignFile() {
    return campaign == null ? EXAMPLES.resolve("office-owners.yaml") : campaign;
  }
}
