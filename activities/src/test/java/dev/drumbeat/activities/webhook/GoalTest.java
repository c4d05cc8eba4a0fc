package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign's goal: reached in time, counted once, and what it ends. */
class GoalTest {
  private static final String WAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: pause }
        pause: { type: wait, for: P90D, next: done }
      """;
  private static final String AWAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: reply }
        reply: { type: await, events: [REPLIED], timeout: P7D, otherwise: pause, onTimeout: done }
        pause: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Callbacks callbacks = new Callbacks(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aReplyAfterTheGoalsTimeReachesItNoMore() {
    TestRun run = sent("goal: { event: REPLIED, within: P30D }\n", WAIT);
    workspace.clock().advance(Duration.ofDays(31));

    callbacks.reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.goals()).isZero();
    assertThat(workspace.value("select string_agg(type, ' ') from event")).isEqualTo("REPLIED");
  }

  @Test
  void aReplyAfterTheJourneysEndStillReachesIt() {
    TestRun run = sent("goal: { event: REPLIED, within: P30D }\n", "");

    callbacks.reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
    assertThat(run.goals()).isEqualTo(1);
    run.balances();
  }

  @Test
  void theGoalEndsTheOwnersJourneysWhereTheCampaignSaysSo() {
    workspace.portfolio(3);
    TestRun run =
        sent(
            workspace.launch(
                Texting.campaign(
                    """
                    goal: { event: REPLIED }
                    exitOn:
                      - { event: GOAL, scope: OWNER }
                    """,
                    WAIT)));

    callbacks.reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED pause", 3L));
    assertThat(workspace.value("select distinct outcome from enrollment")).isEqualTo("GOAL");
    assertThat(run.state()).isEqualTo("COMPLETED");
    run.balances();
  }

  @Test
  void theGoalEndsAJourneyWhoseWaitTookTheReplyThatReachedIt() {
    TestRun run = sent("goal: { event: REPLIED }\nexitOn:\n  - { event: GOAL }\n", AWAIT);

    callbacks.reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED pause", 1L));
    run.balances();
  }

  @Test
  void anotherEventReachesNoGoal() {
    TestRun run = sent("goal: { event: REPLIED }\n", WAIT);

    callbacks.text(run.lead(), "undelivered", "30003");
    workspace.relayAll();

    assertThat(run.goals()).isZero();
  }

  private TestRun sent(String top, String steps) {
    workspace.owners(1);
    return sent(
        workspace.launch(steps.isEmpty() ? Texting.campaign(top) : Texting.campaign(top, steps)));
  }

  private TestRun sent(TestRun run) {
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) run.leads().size()));
    return run;
  }
}
