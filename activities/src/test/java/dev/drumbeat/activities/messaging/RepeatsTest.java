package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.messaging.InterruptedMessaging.At;
import dev.drumbeat.db.ledger.RepeatStore;
import dev.drumbeat.db.ledger.RepeatStore.Resent;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent once more: by a step's policy, when a text was not delivered, or by a person. */
class RepeatsTest {
  private static final String AND_WAIT =
      """
        text: { type: sms, from: main, body: "Hello. Reply STOP to opt out.", next: reply }
        reply: { type: await, events: [REPLIED], timeout: P3D, cases: [], otherwise: done, onTimeout: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Callbacks callbacks = new Callbacks(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aTextThatWasNotDeliveredIsSentOnceMoreAfterTheTablesDelay() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));

    undelivered("30003");
    undelivered("30003");
    assertThat(workspace.repeats().send(workspace.id())).isZero();
    workspace.clock().advance(Duration.ofHours(4).plusSeconds(1));
    assertThat(workspace.repeats().send(workspace.id())).isEqualTo(1);

    assertThat(workspace.provider().accepted()).hasSize(2);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    assertThat(workspace.value("select repeated_by from intent where ordinal = 1"))
        .isEqualTo("POLICY");
    assertThat(run.timeline(run.lead())).contains("REPEAT_PLANNED");
    run.balances();
  }

  @Test
  void aTextThatEndedItsJourneyIsSentOnceMoreToo() {
    TestRun run = texted(Texting.once());
    assertThat(run.state()).isEqualTo("COMPLETED");

    undelivered("30022");
    workspace.clock().advance(Duration.ofMinutes(6));
    workspace.repeats().send(workspace.id());

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    run.balances();
  }

  @Test
  void atMostAsOftenAsTheTableSays() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));

    for (int n = 0; n < 3; n++) {
      undelivered("30008");
      workspace.clock().advance(Duration.ofMinutes(61));
      workspace.repeats().send(workspace.id());
    }

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
  }

  @Test
  void whatWasDeliveredAfterAllIsNotRepeated() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));
    reported("delivered", null);

    undelivered("30003");

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
  }

  @Test
  void whoHasAnsweredMeanwhileIsNotTextedAgain() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));
    undelivered("30003");
    callbacks.reply(run.lead(), "Call me on Monday");
    workspace.relayAll();

    workspace.clock().advance(Duration.ofHours(5));
    workspace.repeats().send(workspace.id());

    assertThat(workspace.provider().accepted()).hasSize(1);
    assertThat(workspace.value("select error_code from intent where ordinal = 1"))
        .isEqualTo("OVERTAKEN");
    run.balances();
  }

  @Test
  void theGateIsAskedAgain() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));
    undelivered("30003");
    workspace.execute(tx ->
        tx.execute(
            """
            insert into suppression (workspace_id, contact_point_id, channel, reason, source)
            select workspace_id, contact_point_id, 'SMS', 'OPT_OUT', 'test' from intent limit 1
            """));

    workspace.clock().advance(Duration.ofHours(5));
    workspace.repeats().send(workspace.id());

    assertThat(workspace.provider().accepted()).hasSize(1);
    assertThat(run.decisions()).containsEntry("DENIED SUPPRESSED", 1L);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L, "NOT_SENT", 1L));
    run.balances();
  }

  @Test
  void aPausedRunKeepsARepeatBackUntilItGoesOn() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));
    undelivered("30003");
    run.pause();
    workspace.clock().advance(Duration.ofHours(4).plusSeconds(1));
    workspace.repeats().send(workspace.id());
    assertThat(workspace.provider().accepted()).hasSize(1);

    run.resume();
    workspace.clock().advance(Duration.ofMinutes(6));
    workspace.repeats().send(workspace.id());

    assertThat(workspace.provider().accepted()).hasSize(2);
    run.balances();
  }

  @Test
  void aPersonSendsAnAbandonedTextAgainOnceHoweverOftenTheyAsk() {
    TestRun run = abandoned();

    Resent first = resend();
    Resent second = resend();
    workspace.repeats().send(workspace.id());
    workspace.repeats().send(workspace.id());

    assertThat(first).isEqualTo(second).isInstanceOf(Resent.Planned.class);
    assertThat(workspace.provider().accepted()).hasSize(1);
    assertThat(run.intents()).isEqualTo(Map.of("ABANDONED", 1L, "ACCEPTED", 1L));
    assertThat(run.timeline(run.lead())).contains("RESENT");
    run.balances();
  }

  @Test
  void aLateProofWithdrawsWhatAPersonWishedToSendAgain() {
    TestRun run = abandoned();
    resend();
    reported("delivered", null);

    workspace.repeats().send(workspace.id());

    assertThat(workspace.provider().posts()).isZero();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L, "NOT_SENT", 1L));
    run.balances();
  }

  @Test
  void whatWasAcceptedOrBelongsToAStoppedRunIsNotSentAgain() {
    TestRun run = texted(Texting.campaign("", AND_WAIT));
    assertThat(resend()).isEqualTo(new Resent.Refused("The provider has accepted it"));

    workspace.execute(tx -> {
      tx.execute("update intent set state = 'ABANDONED'");
      RunStore.stop(tx, run.id(), "A test");
    });
    assertThat(resend()).isEqualTo(new Resent.Refused("Its run is stopped"));
  }

  private TestRun texted(String campaign) {
    workspace.owners(1);
    TestRun run = workspace.launch(campaign);
    run.sendSms();
    return run;
  }

  private TestRun abandoned() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.once());
    MessagingActivities crashing =
        workspace.stub(
            MessagingActivities.class, InterruptedMessaging.crashing(workspace, At.BEFORE_REQUEST));
    assertThatThrownBy(() -> crashing.sendSms(run.chunk())).hasStackTraceContaining("Crash");
    workspace.clock().advance(Duration.ofSeconds(71));
    run.sendSms();
    workspace.clock().advance(Duration.ofHours(24));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ABANDONED", 1L));
    return run;
  }

  private Resent resend() {
    long intent = workspace.ids("select min(id) from intent").getFirst();
    return workspace.query(tx -> RepeatStore.resend(tx, intent, "a test", "They asked for it"));
  }

  private void undelivered(String code) {
    reported("undelivered", code);
  }

  /** Of the latest effect that was tried. */
  private void reported(String status, @Nullable String code) {
    UUID attempt =
        UUID.fromString(
            workspace.value(
                "select a.id from attempt a join intent i on i.id = a.intent_id"
                    + " order by i.ordinal desc limit 1"));
    String sid =
        workspace.value(
            "select coalesce(provider_id, 'SMlate') from attempt where id = ?", attempt);
    callbacks.told(sid + status, new MessageStatus(attempt, sid, status, code, null));
    workspace.relayAll();
  }
}
