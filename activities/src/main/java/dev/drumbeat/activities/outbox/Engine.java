package dev.drumbeat.activities.outbox;

import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.workflows.SearchAttributes;
import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.WorkflowIds;
import dev.drumbeat.workflows.campaign.CampaignInput;
import dev.drumbeat.workflows.campaign.CampaignWorkflow;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.CohortWorkflow;
import dev.drumbeat.workflows.cohort.Standing;
import dev.drumbeat.workflows.cohort.Wake;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import java.util.UUID;

/** The engine's client: starting and waking workflows, and asking whether one lives. */
public final class Engine {
  private final WorkflowClient client;

  public Engine(WorkflowClient client) {
    this.client = client;
  }

  /** What a workflow is started with, for people who look for it. */
  public record Label(String workspace, String campaignId, String campaignName, int priority) {}

  /** Starts the paging of a run; that it runs already is success. */
  public void startCampaign(UUID workspace, UUID run, Label label) {
    CampaignWorkflow workflow =
        client.newWorkflowStub(
            CampaignWorkflow.class,
            options(WorkflowIds.campaign(run.toString()), run, label, label.campaignName()));
    start(() ->
        WorkflowClient.start(
            workflow::run, new CampaignInput(workspace.toString(), run.toString())));
  }

  /** Starts a cohort; that it runs already is success. */
  public void startCohort(UUID workspace, CohortKey cohort, int generation, Label label) {
    CohortWorkflow workflow = cohortStub(cohort, label);
    start(() -> WorkflowClient.start(workflow::run, ref(workspace, cohort, generation)));
  }

  /**
   * Tells a cohort which generation it is and of leads that joined it, and starts it if it has just
   * ended.
   */
  public void join(CohortRef ref, CohortKey cohort, Label label, Standing joined) {
    CohortWorkflow workflow = cohortStub(cohort, label);
    BatchRequest request = client.newSignalWithStartRequest();
    request.add(workflow::run, ref);
    request.add(workflow::wake, new Wake(joined, ref.generation()));
    client.signalWithStart(request);
  }

  static CohortRef ref(UUID workspace, CohortKey cohort, int generation) {
    return new CohortRef(
        workspace.toString(), cohort.run().toString(), cohort.number(), generation);
  }

  private CohortWorkflow cohortStub(CohortKey cohort, Label label) {
    return client.newWorkflowStub(
        CohortWorkflow.class,
        options(
            WorkflowIds.cohort(cohort.run().toString(), cohort.number()),
            cohort.run(),
            label,
            label.campaignName() + " · cohort " + cohort.number()));
  }

  /** Wakes leads of a cohort. A cohort that has ended needs no waking: its rows say so. */
  public void wake(CohortKey cohort, Standing standing) {
    String id = WorkflowIds.cohort(cohort.run().toString(), cohort.number());
    try {
      client.newWorkflowStub(CohortWorkflow.class, id).wake(Wake.of(standing));
    } catch (WorkflowNotFoundException e) {
      // Ended or lost; the sweep knows the difference by the cohort's row.
      return;
    }
  }

  /** Whether a workflow of that id is running. */
  public boolean lives(String workflowId) {
    try {
      var answer =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                      .build());
      return answer.getWorkflowExecutionInfo().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static void start(Runnable start) {
    try {
      start.run();
    } catch (WorkflowExecutionAlreadyStarted e) {
      // What was owed is done.
      return;
    }
  }

  private static WorkflowOptions options(String id, UUID run, Label label, String summary) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.JOURNEY)
        .setWorkflowId(id)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setStaticSummary(summary)
        .setPriority(
            Priority.newBuilder()
                .setPriorityKey(label.priority())
                .setFairnessKey(label.workspace())
                .build())
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.WORKSPACE, label.workspace())
                .set(SearchAttributes.CAMPAIGN, label.campaignId())
                .set(SearchAttributes.RUN, run.toString())
                .build())
        .build();
  }
}
