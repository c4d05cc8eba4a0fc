package dev.drumbeat.activities.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.outbox.Engine.Label;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.workflows.PayloadJson;
import dev.drumbeat.workflows.SearchAttributes;
import dev.drumbeat.workflows.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed to the engine reaches it once, and what the engine loses is brought back. */
class EngineLossTest {
  private static final String AWAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: reply }
        reply: { type: await, events: [REPLIED], timeout: P7D, otherwise: done, onTimeout: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private TestWorkflowEnvironment temporal = temporal();
  private TestRun run;

  @BeforeEach
  void launch() {
    workspace.owners(2);
    run = workspace.launch(Texting.campaign("", AWAIT));
  }

  @AfterEach
  void close() {
    temporal.close();
    workspace.close();
  }

  @Test
  void whatIsOwedIsStartedOnce() {
    // The cohort's start; and the campaign's, whose paging the fixture has done by itself.
    assertThat(workspace.outbox(engine()).start(workspace.id())).isEqualTo(2);
    assertThat(workspace.outbox(engine()).start(workspace.id())).isZero();

    assertThat(engine().lives(cohort())).isTrue();
    assertThat(engine().lives(WorkflowIds.campaign(run.id().toString()))).isTrue();
  }

  @Test
  void whatWasStartedBeforeTheCrashThatForgotItCountsAsStarted() {
    workspace.outbox(engine()).start(workspace.id());
    workspace.execute(tx ->
        tx.execute(
            """
            insert into outbox (workspace_id, kind, run_id, cohort)
            select workspace_id, 'START_COHORT', run_id, number from cohort
            """));

    assertThat(workspace.outbox(engine()).start(workspace.id())).isEqualTo(1);

    assertThat(workspace.value("select count(*) from outbox")).isEqualTo("0");
  }

  @Test
  void aCohortWhoseWorkflowHasJustEndedIsStartedForWhoJoins() {
    workspace.execute(tx -> {
      tx.execute("delete from outbox");
      tx.execute(
          """
          insert into outbox (workspace_id, kind, run_id, cohort, leads)
          select workspace_id, 'JOIN_COHORT', run_id, cohort, array[id] from enrollment
          """);
    });

    assertThat(workspace.outbox(engine()).start(workspace.id())).isEqualTo(2);

    assertThat(engine().lives(cohort())).isTrue();
    assertThat(workspace.value("select count(*) from outbox")).isEqualTo("0");
  }

  @Test
  void anEngineThatIsAwayKeepsWhatIsOwed() {
    Engine away = engine();
    temporal.close();

    assertThatThrownBy(() -> workspace.outbox(away).start(workspace.id()))
        .isInstanceOf(RuntimeException.class);

    assertThat(workspace.value("select count(*) from outbox")).isEqualTo("2");
    temporal = temporal();
    assertThat(workspace.outbox(engine()).start(workspace.id())).isEqualTo(2);
  }

  @Test
  void theSweepBringsARunBackWhoseEngineLostEverything() {
    workspace.outbox(engine()).start(workspace.id());
    overdue();
    assertThat(workspace.sweep(engine()).sweep(workspace.id())).isZero();
    temporal.close();
    temporal = temporal();

    assertThat(workspace.sweep(engine()).sweep(workspace.id())).isEqualTo(1);
    workspace.outbox(engine()).start(workspace.id());

    assertThat(engine().lives(cohort())).isTrue();
    assertThat(workspace.value("select generation from cohort")).isEqualTo("2");
  }

  @Test
  void theSweepTellsAWorkflowThatMissedItWhichLeadsAreOverdue() {
    workspace.outbox(engine()).start(workspace.id());
    overdue();
    workspace.execute(tx -> tx.execute("update enrollment set due_at = now() - interval '61 s'"));
    workspace.execute(tx -> tx.execute("delete from wake"));

    assertThat(workspace.sweep(engine()).sweep(workspace.id())).isZero();

    assertThat(workspace.value("select count(*) from wake"))
        .isEqualTo(workspace.value("select count(*) from enrollment"));
  }

  @Test
  void whatTheSweepOwesAlreadyItDoesNotOweAgain() {
    workspace.outbox(engine()).start(workspace.id());
    overdue();
    temporal.close();
    temporal = temporal();
    workspace.sweep(engine()).sweep(workspace.id());

    assertThat(workspace.sweep(engine()).sweep(workspace.id())).isZero();

    assertThat(workspace.value("select generation from cohort")).isEqualTo("2");
  }

  @Test
  void aWorkflowOfAnOlderGenerationIsToldThatItIsStale() {
    overdue();
    workspace.sweep(engine()).sweep(workspace.id());

    assertThat(workspace.advance(run.chunk()).stale()).isFalse();
    workspace.execute(tx -> tx.execute("update cohort set generation = generation + 1"));

    assertThat(workspace.advance(run.chunk()).stale()).isTrue();
  }

  @Test
  void aRunWithPagesLeftAndNoWorkflowIsPagedAgain() {
    workspace.outbox(engine()).start(workspace.id());
    workspace.execute(tx -> tx.execute("update run set paging_done = false"));
    temporal.close();
    temporal = temporal();

    assertThat(workspace.sweep(engine()).sweep(workspace.id())).isEqualTo(1);

    assertThat(workspace.value("select kind from outbox")).isEqualTo("START_CAMPAIGN");
  }

  @Test
  void wakingACohortThatTheEngineLostFailsNobody() {
    run.sendSms();
    new Callbacks(workspace).reply(run.lead(), "Who is this?");
    workspace.relayAll();
    workspace.execute(tx -> tx.execute("update wake set due_at = now()"));

    assertThat(workspace.outbox(engine()).wake(workspace.id())).isEqualTo(1);

    assertThat(workspace.value("select count(*) from wake")).isEqualTo("0");
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L, "ACTIVE reply", 1L));
  }

  @Test
  void aWorkflowThatNeverWasDoesNotLive() {
    assertThat(engine().lives("cohort/none/0")).isFalse();
    engine()
        .startCohort(
            workspace.id(),
            new CohortKey(run.id(), 0),
            1,
            new Label(workspace.id().toString(), "campaign", "Test", 3));

    assertThat(engine().lives(cohort())).isTrue();
  }

  private void overdue() {
    workspace.execute(tx -> {
      tx.execute("update enrollment set due_at = now() - interval '5 minutes'");
      tx.execute("update cohort set created_at = now() - interval '5 minutes'");
    });
  }

  private String cohort() {
    return WorkflowIds.cohort(run.id().toString(), 0);
  }

  private Engine engine() {
    return new Engine(temporal.getWorkflowClient());
  }

  private static TestWorkflowEnvironment temporal() {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(PayloadJson.dataConverter())
                    .build())
            .registerSearchAttribute(
                SearchAttributes.WORKSPACE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute(
                SearchAttributes.CAMPAIGN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute(
                SearchAttributes.RUN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .build());
  }
}
