package dev.drumbeat.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the demo runs, and how it ends. */
final class DemoOptions {
  static final Path EXAMPLES = Path.of("examples");

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

  @Option(names = "--examples", hidden = true, paramLabel = "FOLDER")
  Path examples = EXAMPLES;

  Path inputFile() {
    return input == null
        ? examples.resolve("seattle_building_energy_benchmarking_2016.csv")
        : input;
  }

  Path campaignFile() {
    return campaign == null ? examples.resolve("office-owners.yaml") : campaign;
  }
}
