package dev.drumbeat.workflows.campaign;

import dev.drumbeat.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Pages until the activity says that there is no more. */
public final class CampaignWorkflowImpl implements CampaignWorkflow {
  private static final ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.JOURNEY)
          .setStartToCloseTimeout(Duration.ofMinutes(5))
          .setHeartbeatTimeout(Duration.ofSeconds(30))
          .setRetryOptions(
              RetryOptions.newBuilder().setMaximumInterval(Duration.ofSeconds(30)).build())
          .build();

  private final EnrollmentActivities enrollment =
      Workflow.newActivityStub(EnrollmentActivities.class, OPTIONS);

  @Override
  public void run(CampaignInput input) {
    int enrolled = 0;
    while (true) {
      EnrolledPage page = enrollment.enrollPage(input);
      enrolled += page.enrolled();
      Workflow.setCurrentDetails(enrolled + " leads enrolled since this run of the workflow began");
      if (!page.more()) {
        return;
      }
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(input);
      }
    }
  }
}
