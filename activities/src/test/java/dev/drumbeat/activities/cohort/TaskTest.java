package dev.drumbeat.activities.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.task.Task;
import dev.drumbeat.db.task.TaskStore;
import dev.drumbeat.db.webhook.InboxEvent.TaskDone;
import dev.drumbeat.db.webhook.Incoming;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps that ask a person: one task a visit, and ways on by answer or by time. */
class TaskTest {
  private static final String STEPS =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: person }
        person:
          type: task
          title: "Call the owner of {{ property.address }}"
          assignee: ann
          outcomes: [REACHED, WRONG_PERSON]
          onOutcome: { WRONG_PERSON: later }
          next: done
          timeout: P2D
          onTimeout: later
        later: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void opensOneTaskHoweverOftenItIsTried() {
    TestRun run = asked(STEPS);

    workspace.openTasks(run.chunk());

    assertThat(workspace.value("select count(*) from task")).isEqualTo("1");
    assertThat(task().title()).startsWith("Call the owner of ").doesNotContain("{{");
    assertThat(task().state()).isEqualTo(Task.State.OPEN);
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE person", 1L));
  }

  @Test
  void goesOnByTheAnswer() {
    TestRun run = asked(STEPS);

    answer(task(), "WRONG_PERSON");

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
    assertThat(task().state()).isEqualTo(Task.State.DONE);
    assertThat(workspace.value("select outcomes->>'person' from enrollment"))
        .isEqualTo("WRONG_PERSON");
  }

  @Test
  void goesOnWithoutAnAnswerAfterItsTime() {
    TestRun run = asked(STEPS);

    workspace.clock().advance(Duration.ofDays(2).plusMinutes(1));
    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
    assertThat(task().state()).isEqualTo(Task.State.CLOSED);
    assertThat(
            workspace.<Boolean>query(
                tx -> TaskStore.answer(tx, task().id(), "REACHED", null, "ann")))
        .isFalse();
  }

  @Test
  void anAnswerThatComesAfterTheTimeMovesNobody() {
    TestRun run = asked(STEPS);
    Task open = task();

    workspace.clock().advance(Duration.ofDays(2).plusMinutes(1));
    workspace.advance(run.chunk());
    tell(open, "REACHED");

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
  }

  @Test
  void isHeldWhereTheTitleLacksAField() {
    TestRun run = asked(STEPS.replace("property.address", "property.tenant"));

    assertThat(workspace.value("select count(*) from task")).isEqualTo("0");
    assertThat(workspace.value("select hold from enrollment")).isEqualTo("MISSING_FIELD");
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE person", 1L));
  }

  private TestRun asked(String steps) {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.campaign("", steps));
    run.sendSms();
    workspace.openTasks(run.chunk());
    return run;
  }

  private Task task() {
    long id = workspace.ids("select id from task").getFirst();
    return workspace.query(tx -> TaskStore.find(tx, id).orElseThrow());
  }

  private void answer(Task task, String outcome) {
    assertThat(
            workspace.<Boolean>query(tx -> TaskStore.answer(tx, task.id(), outcome, null, "ann")))
        .isTrue();
    tell(task, outcome);
  }

  private void tell(Task task, String outcome) {
    var done = new TaskDone(task.id(), task.enrollment(), task.step(), task.visit(), outcome, null);
    workspace.inbox().accept(workspace.id(), new Incoming("task:" + task.id(), "task", done, null));
    workspace.relayAll();
  }
}
