package dev.drumbeat.workflows.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.workflows.PayloadJson;
import dev.drumbeat.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CohortWorkflowTest {
  private static final CohortRef COHORT = new CohortRef("workspace", "run", 0, 1);

  private final TestWorkflowEnvironment engine =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(PayloadJson.dataConverter())
                      .build())
              .build());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void walksEveryLeadToTheEndOverTwoDaysOfWaiting() {
    var world = new FakeWorld(250);
    CohortWorkflow cohort = start(world);

    resultOf(cohort);

    assertThat(world.allDone()).isTrue();
    assertThat(world.mostVisits()).isEqualTo(4);
    assertThat(engine.currentTimeMillis()).isGreaterThan(Duration.ofDays(2).toMillis());
  }

  @Test
  void worksInChunksOfAHundredAtMost() {
    var world = new FakeWorld(250);

    resultOf(start(world));

    assertThat(world.chunkSizes).allMatch(size -> size <= 100).contains(100, 50);
  }

  @Test
  void costsLessThanHalfAnEventForEachLead() {
    var world = new FakeWorld(500);
    CohortWorkflow cohort = start(world);

    resultOf(cohort);

    assertThat(history(cohort).getEvents().size()).isLessThan(250);
  }

  @Test
  void aWakeUpMakesAParkedLeadDue() {
    var world = new FakeWorld(3);
    world.parked.add(2L);
    CohortWorkflow cohort = start(world);
    engine.sleep(Duration.ofHours(60));
    assertThat(world.allDone()).isFalse();
    assertThat(cohort.positions(new PositionsQuery(2)))
        .singleElement()
        .extracting(LeadStanding::step, LeadStanding::dueAt)
        .containsExactly("pause1", "parked");

    cohort.wake(
        Wake.of(
            new Standing(
                new long[] {2, 999},
                new int[] {Work.JOURNEY.code(), Work.NONE.code()},
                new int[] {2, 2},
                new long[] {0, 0},
                new int[] {0, 0})));
    resultOf(cohort);

    assertThat(world.allDone()).isTrue();
  }

  @Test
  void takesInLeadsThatJoinAndReplaysSo() throws Exception {
    var world = new FakeWorld(3);
    CohortWorkflow cohort = start(world);
    engine.sleep(Duration.ofHours(1));

    cohort.wake(world.join(4));
    cohort.wake(world.join(5));
    resultOf(cohort);

    assertThat(world.allDone()).isTrue();
    assertThat(world.mostVisits()).isEqualTo(4);
    WorkflowReplayer.replayWorkflowExecution(history(cohort), CohortWorkflowImpl.class);
  }

  @Test
  void worksAtOnceOnALeadThatJoins() {
    var world = new FakeWorld(3);
    CohortWorkflow cohort = start(world);
    engine.sleep(Duration.ofHours(1));
    world.chunkSizes.clear();

    cohort.wake(world.join(4));
    engine.sleep(Duration.ofSeconds(5));

    assertThat(world.chunkSizes).containsExactly(1, 1);
    assertThat(cohort.positions(new PositionsQuery(4)))
        .singleElement()
        .extracting(LeadStanding::step)
        .isEqualTo("pause1");
  }

  @Test
  void endsItselfWhenANewerGenerationHasTakenOver() {
    var world = new FakeWorld(3);
    world.stale = true;

    resultOf(start(world));

    assertThat(world.chunkSizes).isEmpty();
  }

  @Test
  void beginsAnewAsTheGenerationThatItIsTold() {
    var world = new FakeWorld(2);
    world.parked.add(1L);
    CohortWorkflow cohort = start(world);
    engine.sleep(Duration.ofHours(1));
    String first = runIdOf(cohort);
    world.join(3);

    cohort.wake(new Wake(world.nobody(), 1));
    engine.sleep(Duration.ofMinutes(1));
    assertThat(runIdOf(cohort)).isEqualTo(first);
    cohort.wake(new Wake(world.nobody(), 2));
    engine.sleep(Duration.ofMinutes(1));

    assertThat(runIdOf(cohort)).isNotEqualTo(first);
    assertThat(world.generations).containsExactly(1, 2);
    assertThat(cohort.positions(new PositionsQuery(0))).hasSize(3);
  }

  @Test
  void readsThePositionsAnewEachDay() {
    var world = new FakeWorld(1);
    world.parked.add(1L);
    CohortWorkflow cohort = start(world);
    String first = runIdOf(cohort);

    engine.sleep(Duration.ofHours(49));

    assertThat(runIdOf(cohort)).isNotEqualTo(first);
  }

  @Test
  void aRecordedHistoryReplaysTheSameWay() throws Exception {
    var world = new FakeWorld(250);
    CohortWorkflow cohort = start(world);
    resultOf(cohort);

    WorkflowReplayer.replayWorkflowExecution(history(cohort), CohortWorkflowImpl.class);
  }

  private CohortWorkflow start(FakeWorld world) {
    for (String queue : TaskQueues.ALL) {
      var worker = engine.newWorker(queue);
      worker.registerActivitiesImplementations(world);
      if (queue.equals(TaskQueues.JOURNEY)) {
        worker.registerWorkflowImplementationTypes(CohortWorkflowImpl.class);
      }
    }
    engine.start();
    CohortWorkflow cohort =
        engine
            .getWorkflowClient()
            .newWorkflowStub(
                CohortWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEY)
                    .setWorkflowId("cohort/run/0")
                    .build());
    WorkflowClient.start(cohort::run, COHORT);
    return cohort;
  }

  private static void resultOf(CohortWorkflow cohort) {
    WorkflowStub.fromTyped(cohort).getResult(Void.class);
  }

  private WorkflowExecutionHistory history(CohortWorkflow cohort) {
    String id = WorkflowStub.fromTyped(cohort).describe().getExecution().getWorkflowId();
    return engine.getWorkflowClient().fetchHistory(id);
  }

  private static String runIdOf(CohortWorkflow cohort) {
    return WorkflowStub.fromTyped(cohort).describe().getExecution().getRunId();
  }
}
