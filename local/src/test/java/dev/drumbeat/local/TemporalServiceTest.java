package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.protobuf.util.Durations;
import dev.drumbeat.worker.TemporalNamespace;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalServiceTest {
  @TempDir Path root;
  DataFolder folder;
  DevTemporal.Place place;

  @BeforeEach
  void openFolder() {
    folder = DataFolder.open(root.resolve("data"));
    RuntimeFile runtime = RuntimeFile.in(folder);
    Ports ports = FreePorts.choose();
    runtime.begin(ports);
    place = new DevTemporal.Place(folder, ports, runtime);
  }

  @AfterEach
  void closeFolder() {
    folder.close();
  }

  @Test
  void theDevServerGetsItsNamespacePrepared() {
    try (TemporalService temporal = startDevServer()) {
      WorkflowServiceStubs server = connect(temporal);

      assertThat(TemporalNamespace.prepare(server, temporal.namespace()))
          .isEqualTo(TemporalNamespace.Outcome.PREPARED);
      assertThat(retentionDays(server, temporal.namespace())).isEqualTo(30);
      assertThat(searchAttributes(server, temporal.namespace()))
          .contains("Workspace", "Campaign", "Run");
      assertThat(TemporalNamespace.prepare(server, temporal.namespace()))
          .isEqualTo(TemporalNamespace.Outcome.PREPARED);
      server.shutdownNow();
    }
  }

  @Test
  void aNamespaceThatIsMissingIsRegistered() {
    try (TemporalService temporal = startDevServer()) {
      WorkflowServiceStubs server = connect(temporal);

      TemporalNamespace.prepare(server, "another");

      assertThat(retentionDays(server, "another")).isEqualTo(30);
      server.shutdownNow();
    }
  }

  @Test
  void theDevServerEndsWithTheRun() {
    TemporalService temporal = startDevServer();
    assertThat(temporal.uiUrl())
        .hasValueSatisfying(url -> assertThat(url).startsWith("http://127.0.0.1:"));

    temporal.close();

    assertThat(place.runtime().content().processes())
        .singleElement()
        .satisfies(process -> assertThat(process.find()).isEmpty());
  }

  @Test
  void theEmbeddedServerAnswersAndKeepsNoNamespaces() {
    try (TemporalService temporal = TemporalChoice.embedded.start(Map.of(), place)) {
      WorkflowServiceStubs server = connect(temporal);

      assertThat(temporal.kind()).isEqualTo(TemporalKind.EMBEDDED);
      assertThat(TemporalNamespace.answers(temporal.address(), Duration.ofSeconds(5), () -> true))
          .isTrue();
      assertThat(TemporalNamespace.prepare(server, temporal.namespace()))
          .isEqualTo(TemporalNamespace.Outcome.NOT_OURS_TO_PREPARE);
      server.shutdownNow();
    }
  }

  @Test
  void withoutAProgramTheEmbeddedServerIsTaken() {
    Map<String, String> bare = Map.of("PATH", "", "XDG_CACHE_HOME", root.toString());

    try (TemporalService temporal = TemporalChoice.auto.start(bare, place)) {
      assertThat(temporal.kind()).isEqualTo(TemporalKind.EMBEDDED);
    }
    assertThatThrownBy(() -> TemporalChoice.dev.start(bare, place))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("Install the Temporal CLI");
  }

  @Test
  void anAddressWhereNobodyAnswersIsToldAtOnce() {
    Map<String, String> environment =
        Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + place.ports().temporal());

    assertThatThrownBy(() -> TemporalChoice.auto.start(environment, place))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("isn't reachable at 127.0.0.1");
  }

  private TemporalService startDevServer() {
    if (DevTemporal.program(System.getenv()).isEmpty()) {
      System.err.println("SKIPPED: no temporal program, so the development server is not tested");
      abort("no temporal program");
    }
    return TemporalChoice.dev.start(System.getenv(), place);
  }

  private static WorkflowServiceStubs connect(TemporalService temporal) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
  }

  private static long retentionDays(WorkflowServiceStubs server, String namespace) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    return Durations.toDays(
        server
            .blockingStub()
            .describeNamespace(request)
            .getConfig()
            .getWorkflowExecutionRetentionTtl());
  }

  private static Iterable<String> searchAttributes(WorkflowServiceStubs server, String namespace) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(server.getRawChannel())
                .validateAndBuildWithDefaults());
    return operator
        .blockingStub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
        .getCustomAttributesMap()
        .keySet();
  }
}
