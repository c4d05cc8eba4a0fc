package dev.drumbeat.local.demo;

import dev.drumbeat.workflows.WorkflowIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a run cost the engine.
 *
 * @param workflows executions, each continuation counted
 * @param historyEvents of all of them
 */
public record EngineUse(long workflows, long historyEvents) {
  private static final EngineUse NONE = new EngineUse(0, 0);

  /** A server and the namespace on it. */
  public record Engine(String address, String namespace) {}

  /** Asks the engine. What it has forgotten, as one in memory does with each start, isn't in it. */
  public static EngineUse of(Engine engine, UUID run, List<Integer> cohorts) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build());
    try {
      EngineUse use = NONE;
      for (String workflow : ids(run, cohorts)) {
        use = use.plus(chain(server, engine.namespace(), workflow));
      }
      return use;
    } finally {
      server.shutdownNow();
    }
  }

  private EngineUse plus(EngineUse more) {
    return new EngineUse(workflows + more.workflows, historyEvents + more.historyEvents);
  }

  private static List<String> ids(UUID run, List<Integer> cohorts) {
    List<String> ids = new ArrayList<>();
    ids.add(WorkflowIds.campaign(run.toString()));
    cohorts.forEach(cohort -> ids.add(WorkflowIds.cohort(run.toString(), cohort)));
    return ids;
  }

  /** A workflow and those that it continues, back to the first. */
  private static EngineUse chain(WorkflowServiceStubs server, String namespace, String workflow) {
    EngineUse use = NONE;
    String runId = "";
    do {
      WorkflowExecution execution =
          WorkflowExecution.newBuilder().setWorkflowId(workflow).setRunId(runId).build();
      try {
        use = use.plus(new EngineUse(1, events(server, namespace, execution)));
        runId = continued(server, namespace, execution);
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
          throw e;
        }
        runId = "";
      }
    } while (!runId.isEmpty());
    return use;
  }

  private static long events(
      WorkflowServiceStubs server, String namespace, WorkflowExecution execution) {
    return server
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace)
                .setExecution(execution)
                .build())
        .getWorkflowExecutionInfo()
        .getHistoryLength();
  }

  private static String continued(
      WorkflowServiceStubs server, String namespace, WorkflowExecution execution) {
    HistoryEvent first =
        server
            .blockingStub()
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(namespace)
                    .setExecution(execution)
                    .setMaximumPageSize(1)
                    .build())
            .getHistory()
            .getEvents(0);
    return first.getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId();
  }
}
