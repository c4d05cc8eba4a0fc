package dev.drumbeat.bench.topology;

import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.CohortWorkflow;
import dev.drumbeat.workflows.cohort.CohortWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;

/** Drumbeat's cohorts, their workflow as it is in production. */
final class CohortTopology implements Topology {
  private final Engine engine;
  private final EmptyWorld world;

  CohortTopology(Engine engine) {
    this.engine = engine;
    this.world = new EmptyWorld(engine.client());
  }

  @Override
  public String title() {
    return "cohorts of " + EmptyWorld.COHORT;
  }

  @Override
  public void serve() {
    for (String queue : TaskQueues.ALL) {
      Worker worker = engine.worker(queue);
      worker.registerActivitiesImplementations(world);
      if (queue.equals(TaskQueues.JOURNEY)) {
        worker.registerWorkflowImplementationTypes(CohortWorkflowImpl.class);
      }
    }
  }

  @Override
  public List<String> run(int leads, String round) {
    world.begin(leads);
    List<WorkflowStub> running = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < Math.ceilDiv(leads, EmptyWorld.COHORT); n++) {
      CohortWorkflow cohort =
          engine
              .client()
              .newWorkflowStub(
                  CohortWorkflow.class,
                  WorkflowOptions.newBuilder()
                      .setTaskQueue(TaskQueues.JOURNEY)
                      .setWorkflowId(EmptyWorld.id(round, n))
                      .build());
      WorkflowClient.start(cohort::run, new CohortRef("bench", round, n, 1));
      ids.add(EmptyWorld.id(round, n));
      running.add(WorkflowStub.fromTyped(cohort));
    }
    running.forEach(cohort -> cohort.getResult(Void.class));
    return ids;
  }

  @Override
  public void close() {
    world.close();
  }
}
