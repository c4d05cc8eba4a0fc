package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.simulator.SimulatorConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product on a small campaign: every part real but the engine, which is in memory. */
class EngineTest {
  @TempDir private Path folder;

  @Test
  void walksFortyOwnersThroughTextMailAndCall() throws Exception {
    try (var product =
        new WholeProduct(
            folder, SimulatorConfig.defaults(folder.resolve("simulator")).withPace(0.2))) {
      product.properties(40);

      UUID run = product.launch(Files.readString(Path.of("../examples/office-owners.yaml")));
      product.awaitEnd(run, Duration.ofSeconds(60));

      RunCounts counts = product.counts(run);
      System.out.println(counts);
      assertThat(counts.audience()).isEqualTo(40);
      assertThat(counts.active()).isZero();
      assertThat(counts.failed()).isZero();
    }
  }
}
