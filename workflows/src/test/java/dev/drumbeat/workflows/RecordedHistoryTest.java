package dev.drumbeat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.workflows.campaign.CampaignWorkflowImpl;
import dev.drumbeat.workflows.cohort.CohortWorkflowImpl;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ran on a real server with earlier code goes on with this code. */
class RecordedHistoryTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  @ParameterizedTest
  @MethodSource("histories")
  void aRecordedHistoryReplaysTheSameWay(Path history) throws Exception {
    try (var engine = TestWorkflowEnvironment.newInstance(options())) {
      Worker worker = engine.newWorker("replay");
      worker.registerWorkflowImplementationTypes(
          CampaignWorkflowImpl.class, CohortWorkflowImpl.class);

      WorkflowReplayer.replayWorkflowExecution(
          WorkflowExecutionHistory.fromJson(Files.readString(history)), worker);
    }
  }

  @Test
  void bothWorkflowsAreRecorded() throws IOException {
    assertThat(histories())
        .extracting(history -> history.getFileName().toString())
        .anyMatch(name -> name.startsWith("campaign"))
        .anyMatch(name -> name.startsWith("cohort"));
  }

  static Stream<Path> histories() throws IOException {
    return Files.list(HISTORIES).sorted();
  }

  private static TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder()
                .setDataConverter(PayloadJson.dataConverter())
                .build())
        .build();
  }
}
