package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.Statements;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk's statements have one bound, however many leads it has. */
class ChunkCostTest {
  /** Of a full chunk: one claim, and for each twenty texts one submit and one record. */
  private static final int BOUND = 115;

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100})
  void aChunkTakesNoMoreStatementsThanItsBoundHoweverManyLeads(int leads) {
    try (SendingWorkspace workspace = SendingWorkspace.open()) {
      workspace.owners(leads);
      // The driver asks a new connection for its tables once.
      workspace.launch(Texting.once()).sendSms();
      TestRun run = workspace.launch(Texting.once());

      int statements = Statements.of(run::sendSms);

      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) leads));
      assertThat(statements).isBetween(20, leads <= 20 ? BOUND / 2 : BOUND);
    }
  }
}
