package dev.drumbeat.bench.topology;

import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A workflow for each lead. */
final class LeadTopology implements Topology {
  private static final String QUEUE = "bench-lead";

  private final Engine engine;
  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(1);

  LeadTopology(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String title() {
    return "a workflow for each lead";
  }

  @Override
  public void serve() {
    Worker worker = engine.worker(QUEUE);
    worker.registerWorkflowImplementationTypes(LeadWorkflowImpl.class);
    worker.registerActivitiesImplementations(new Steps());
  }

  @Override
  public List<String> run(int leads, String round) {
    List<WorkflowStub> running = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (long id = 0; id < leads; id++) {
      LeadWorkflow lead =
          engine
              .client()
              .newWorkflowStub(
                  LeadWorkflow.class,
                  WorkflowOptions.newBuilder()
                      .setTaskQueue(QUEUE)
                      .setWorkflowId(id(round, id))
                      .build());
      WorkflowClient.start(lead::run, Lead.numbered(id));
      ids.add(id(round, id));
      running.add(WorkflowStub.fromTyped(lead));
    }
    running.forEach(lead -> lead.getResult(Void.class));
    return ids;
  }

  @Override
  public void close() {
    people.shutdownNow();
  }

  private static String id(String round, long lead) {
    return "bench/lead/" + round + "/" + lead;
  }

  /** Empty steps; the text of one who replies is answered. */
  private final class Steps implements LeadActivities {
    @Override
    public Lead enrich(Lead lead) {
      return lead;
    }

    @Override
    public Lead text(Lead lead) {
      if (lead.replies()) {
        String id = Activity.getExecutionContext().getInfo().getWorkflowId();
        people.schedule(
            () -> engine.client().newWorkflowStub(LeadWorkflow.class, id).reply(),
            Journey.REPLY_AFTER.toMillis(),
            TimeUnit.MILLISECONDS);
      }
      return lead;
    }

    @Override
    public Lead mail(Lead lead) {
      return lead;
    }
  }
}
