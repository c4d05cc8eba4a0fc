package dev.drumbeat.db.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience;
import dev.drumbeat.db.enrollment.Audience.Published;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.db.run.OutboxStore.Overdue;
import dev.drumbeat.db.run.OutboxStore.Owed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoreTest {
  private static TestDatabase test;
  private Audience audience;
  private Published published;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void publish() {
    audience = new Audience(test, 4);
    published = audience.publish("{ list: seattle }", "PROPERTY", "NEVER");
  }

  @Test
  void aLaunchOwesItsPagingOnce() {
    UUID run = audience.launch(published);

    List<Owed> owed = owed();

    assertThat(owed)
        .singleElement()
        .satisfies(start -> {
          assertThat(start.run()).isEqualTo(run);
          assertThat(start.cohort()).isNull();
        });
    assertThat(unpaged()).isEmpty();
    audience.execute(tx -> OutboxStore.done(tx, List.of(owed.getFirst().id())));
    assertThat(unpaged()).containsExactly(run);
  }

  @Test
  void anEmptyAudienceCompletesTheRun() {
    audience.execute(tx -> tx.execute("delete from list_member"));

    assertThat(audience.state(audience.enrolled(published, 5))).isEqualTo("COMPLETED");
  }

  @Test
  void aRunCompletesWithTheLastLeadOfTheLastCohort() {
    UUID run = audience.enrolled(published, 3);

    audience.end(run, 7);
    assertThat(audience.state(run)).isEqualTo("RUNNING");
    audience.end(run, 1);

    assertThat(audience.state(run)).isEqualTo("COMPLETED");
    assertThat(audience.counts(run).done()).isEqualTo(8);
    assertThat(audience.counts(run).audience()).isEqualTo(8);
  }

  @Test
  void aRunDoesNotCompleteBeforeItsAudienceIsPaged() {
    UUID run = audience.launch(published);
    audience.turn(run, published, 3);

    audience.end(run, 3);

    assertThat(audience.state(run)).isEqualTo("RUNNING");
  }

  @Test
  void ofManyThatEndTheLastLeadsAtOnceOneCompletesTheRun() throws Exception {
    UUID run = audience.enrolled(published, 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> end =
          () -> {
            audience.end(run, 1);
            return true;
          };
      while (audience.counts(run).active() > 0) {
        for (var each : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> end).toList())) {
          each.get();
        }
      }
    }

    assertThat(audience.state(run)).isEqualTo("COMPLETED");
    assertThat(audience.counts(run).done()).isEqualTo(8);
  }

  @Test
  void aPausedRunIsPausedOnceAndResumedOnce() {
    UUID run = audience.enrolled(published, 3);

    assertThat(pause(run)).isEqualTo(Change.DONE);
    assertThat(pause(run)).isEqualTo(Change.ALREADY);
    assertThat(audience.state(run)).isEqualTo("PAUSED");
    assertThat(resume(run)).isEqualTo(Change.DONE);
    assertThat(resume(run)).isEqualTo(Change.ALREADY);
    assertThat(audience.state(run)).isEqualTo("RUNNING");
  }

  @Test
  void resumeWakesWhatThePauseParkedAndNothingElse() {
    UUID run = audience.enrolled(published, 10);
    pause(run);
    audience.execute(tx ->
        tx.execute(
            """
            update enrollment set due_at = null,
              hold = case when id % 2 = 0 then 'RUN_PAUSED' else 'MISSING_FIELD' end
            """));

    resume(run);

    assertThat(audience.value("select count(*) from enrollment where due_at is not null"))
        .isEqualTo("4");
    assertThat(wakes().values()).singleElement().satisfies(leads -> assertThat(leads).hasSize(4));
  }

  @Test
  void aPausedRunGoesOnPagingWhenResumed() {
    UUID run = audience.launch(published);
    audience.execute(tx -> tx.execute("delete from outbox"));
    pause(run);

    resume(run);

    assertThat(audience.value("select count(*) from outbox where cohort is null")).isEqualTo("1");
  }

  @Test
  void aStoppedRunEndsAllItsLeadsForGood() {
    UUID run = audience.enrolled(published, 3);
    audience.end(run, 2);

    assertThat(stop(run)).isEqualTo(Change.DONE);

    assertThat(stop(run)).isEqualTo(Change.ALREADY);
    assertThat(pause(run)).isEqualTo(Change.REFUSED);
    assertThat(resume(run)).isEqualTo(Change.REFUSED);
    assertThat(audience.counts(run).exited()).isEqualTo(6);
    assertThat(audience.counts(run).done()).isEqualTo(2);
    assertThat(audience.value("select count(*) from cohort where open")).isEqualTo("0");
    assertThat(wakes()).hasSize(3);
  }

  @Test
  void aCompletedRunCanBeNeitherPausedNorStopped() {
    UUID run = audience.enrolled(published, 3);
    audience.end(run, 8);

    assertThat(pause(run)).isEqualTo(Change.REFUSED);
    assertThat(stop(run)).isEqualTo(Change.REFUSED);
    assertThat(audience.state(run)).isEqualTo("COMPLETED");
  }

  @Test
  void anUnknownRunIsNotFound() {
    assertThat(pause(UUID.randomUUID())).isEqualTo(Change.NOT_FOUND);
    assertThat(resume(UUID.randomUUID())).isEqualTo(Change.NOT_FOUND);
    assertThat(stop(UUID.randomUUID())).isEqualTo(Change.NOT_FOUND);
  }

  @Test
  void aLostCohortIsStartedAgainAsTheNextGenerationOnce() {
    UUID run = audience.enrolled(published, 10);
    audience.execute(tx -> {
      tx.execute("delete from outbox");
      tx.execute("update cohort set created_at = now() - interval '1 hour'");
      tx.execute("update enrollment set due_at = now() - interval '1 hour'");
    });
    List<Overdue> overdue = overdue();
    assertThat(overdue).containsExactly(new Overdue(run, 0, 1));

    audience.execute(tx -> OutboxStore.restart(tx, overdue.getFirst()));
    audience.execute(tx -> OutboxStore.restart(tx, overdue.getFirst()));

    assertThat(audience.value("select generation from cohort")).isEqualTo("2");
    assertThat(owed())
        .singleElement()
        .satisfies(owed -> assertThat(owed.generation()).isEqualTo(2));
    assertThat(overdue()).isEmpty();
  }

  private List<Owed> owed() {
    return audience.query(tx -> OutboxStore.take(tx, 10));
  }

  private List<UUID> unpaged() {
    return audience.query(OutboxStore::unpaged);
  }

  private List<Overdue> overdue() {
    return audience.query(tx -> OutboxStore.overdue(tx, 60, 10));
  }

  private Map<CohortKey, List<Long>> wakes() {
    return audience.query(tx -> WakeStore.take(tx, 100));
  }

  private Change pause(UUID run) {
    return audience.query(tx -> RunStore.pause(tx, run, "A test"));
  }

  private Change resume(UUID run) {
    return audience.query(tx -> RunStore.resume(tx, audience.workspace(), run));
  }

  private Change stop(UUID run) {
    return audience.query(tx -> RunStore.stop(tx, run, "A test"));
  }
}
