package dev.drumbeat.bench.topology;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The journey of one lead. */
public final class LeadWorkflowImpl implements LeadWorkflow {
  private final LeadActivities steps =
      Workflow.newActivityStub(
          LeadActivities.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());
  private boolean replied;

  @Override
  public void run(Lead lead) {
    steps.enrich(lead);
    steps.text(lead);
    awaitReply();
    steps.mail(lead);
  }

  @Override
  public void reply() {
    replied = true;
  }

  private void awaitReply() {
    CancellationScope waiting =
        Workflow.newCancellationScope(() -> {
          Promise<Void> over = Workflow.newTimer(Journey.WAIT);
          Workflow.await(() -> replied || over.isCompleted());
        });
    waiting.run();
    waiting.cancel();
  }
}
