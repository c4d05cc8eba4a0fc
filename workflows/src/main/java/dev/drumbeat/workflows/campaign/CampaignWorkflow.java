package dev.drumbeat.workflows.campaign;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Pages the frozen audience of a run into cohorts. Ends when the last page is enrolled or the run
 * is not running; a resumed run starts it again, and it goes on from where the run's row says.
 */
@WorkflowInterface
public interface CampaignWorkflow {
  @WorkflowMethod
  void run(CampaignInput input);
}
