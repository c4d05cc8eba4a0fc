package dev.drumbeat.workflows.cohort;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Walks the leads of a cohort through their journey until all have ended. */
@WorkflowInterface
public interface CohortWorkflow {
  @WorkflowMethod
  void run(CohortRef cohort);

  /** Something happened to these leads: look at them before their time. */
  @SignalMethod
  void wake(Wake wake);

  /** Where the leads stand, as this workflow knows it; all of them, or one. */
  @QueryMethod
  List<LeadStanding> positions(PositionsQuery query);
}
