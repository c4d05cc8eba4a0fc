package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.Statements;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import org.junit.jupiter.api.Test;

/** A chunk's statements don't grow with its leads, but for the batches that leave together. */
class ChunkCostTest {
  private static final int BATCH = 20;

  @Test
  void aChunkOfAHundredTextsTakesTheStatementsOfOneAndAFewForEachBatch() {
    int one = statements(1);
    int ten = statements(10);
    int hundred = statements(100);

    assertThat(one).isBetween(20, 65);
    assertThat(ten).isEqualTo(one);
    assertThat(hundred - ten).isBetween(1, (100 / BATCH - 1) * 24);
  }

  private static int statements(int leads) {
    try (SendingWorkspace workspace = SendingWorkspace.open()) {
      workspace.owners(leads);
      TestRun run = workspace.launch(Texting.once());
      int statements = Statements.of(run::sendSms);
      assertThat(workspace.provider().accepted()).hasSize(leads);
      return statements;
    }
  }
}
