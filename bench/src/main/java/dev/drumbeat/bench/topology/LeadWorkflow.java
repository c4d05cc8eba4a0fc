package dev.drumbeat.bench.topology;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The obvious design, to compare with: a workflow for each lead, each step an activity. */
@WorkflowInterface
public interface LeadWorkflow {
  @WorkflowMethod(name = "BenchLead")
  void run(Lead lead);

  @SignalMethod
  void reply();
}
