package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.messaging.InterruptedMessaging.At;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each intended text is submitted at most once, and no doubt stays unseen. */
class AtMostOnceTest {
  private SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void sendsATextOnceHoweverOftenTheChunkComes() {
    TestRun run = launch(3);

    run.sendSms();
    run.sendSms();

    assertThat(workspace.provider().accepted()).hasSize(3);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 3L));
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 3L));
    assertThat(run.state()).isEqualTo("COMPLETED");
    run.balances();
  }

  @Test
  void aClaimThatCrashedIsTakenOverAndSentOnce() {
    TestRun run = launch(3);
    crash(run, At.AFTER_CLAIM);
    assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 3L));

    run.sendSms();

    assertThat(workspace.provider().accepted()).hasSize(3);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 3L));
    run.balances();
  }

  @Test
  void anOldClaimCannotSendAfterItWasTakenOver() {
    TestRun run = launch(3);

    interrupted(At.AFTER_CLAIM, run::sendSms).sendSms(run.chunk());

    assertThat(workspace.provider().posts()).isEqualTo(3);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 3L));
    run.balances();
  }

  @Test
  void whatAnotherIsSubmittingIsNotPosted() {
    TestRun run = launch(1);
    crash(run, At.BEFORE_REQUEST);

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L));
    assertThat(workspace.provider().posts()).isZero();
    run.balances();
  }

  @Test
  void aTextTakenBeforeTheCrashIsFoundInTheListAndNotSentAgain() {
    TestRun run = launch(3);
    crash(run, At.AFTER_REQUEST);
    int taken = workspace.provider().accepted().size();

    workspace.clock().advance(Duration.ofSeconds(71));
    run.sendSms();

    assertThat(taken).isPositive();
    assertThat(workspace.provider().posts()).isEqualTo(taken);
    assertThat(run.intents()).containsEntry("ACCEPTED", (long) taken);
    run.balances();
  }

  @Test
  void aTextNotTakenBeforeTheCrashStaysInDoubtForEmptyReadsProveNothing() {
    TestRun run = launch(1);
    crash(run, At.BEFORE_REQUEST);

    for (int reads = 0; reads < 4; reads++) {
      workspace.clock().advance(Duration.ofSeconds(71));
      run.sendSms();
    }

    assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
    assertThat(workspace.provider().posts()).isZero();
    run.balances();
  }

  @Test
  void whatIsInDoubtPastItsDeadlineIsAbandonedAndTheLeadGoesOn() {
    TestRun run = launch(1);
    crash(run, At.BEFORE_REQUEST);
    workspace.clock().advance(Duration.ofSeconds(71));
    run.sendSms();

    workspace.clock().advance(Duration.ofHours(24));
    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ABANDONED", 1L));
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
    run.balances();
  }

  @Test
  void aLateCallbackTurnsAnAbandonedTextIntoAnAcceptedOne() {
    TestRun run = launch(1);
    crash(run, At.BEFORE_REQUEST);
    workspace.clock().advance(Duration.ofSeconds(71));
    run.sendSms();
    workspace.clock().advance(Duration.ofHours(24));
    run.sendSms();

    reports(attempt(run), "SMlate", "delivered");

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    assertThat(delivery(run)).isEqualTo("DELIVERED");
    run.balances();
  }

  @Test
  void aCallbackClearsADoubtAndTheLeadGoesOn() {
    TestRun run = launch(1);
    crash(run, At.BEFORE_REQUEST);
    workspace.clock().advance(Duration.ofSeconds(71));
    run.sendSms();

    reports(attempt(run), "SMlate", "sent");
    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
    assertThat(workspace.provider().posts()).isZero();
    run.balances();
  }

  @Test
  void aRateLimitedTextIsPlannedAgain() {
    reopen(FaultPlan.always(FaultKind.TOO_MANY_REQUESTS, Duration.ZERO));
    TestRun run = launch(1);

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 1L));
    assertThat(workspace.value("select hold from enrollment where run_id = ?", run.id()))
        .isEqualTo("PROVIDER_RETRY");
    run.balances();
  }

  @Test
  void aTextAnsweredWith500IsLookedUpAndFound() {
    reopen(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO));
    TestRun run = launch(2);
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 2L));

    workspace.clock().advance(Duration.ofSeconds(4));
    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    assertThat(workspace.provider().accepted().stream().map(Accepted::effect))
        .doesNotHaveDuplicates();
    assertThat(workspace.provider().posts()).isEqualTo(2);
    run.balances();
  }

  @Test
  void aTextToWhoeverOptedOutAtTheCarrierSuppressesThePhone() {
    TestRun run = launch(1);
    workspace.provider().stop(phone());

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("REJECTED", 1L));
    assertThat(workspace.value("select reason || ' ' || channel from suppression"))
        .isEqualTo("OPT_OUT SMS");
    run.balances();
  }

  @Test
  void anOldClaimCannotSendIntoTheNight() {
    TestRun run = launch(1);

    interrupted(At.AFTER_CLAIM, () -> workspace.clock().advance(Duration.ofHours(12)))
        .sendSms(run.chunk());
    run.sendSms();

    assertThat(workspace.provider().posts()).isZero();
    assertThat(run.decisions()).containsEntry("DEFERRED QUIET_HOURS", 1L);
    run.balances();
  }

  @Test
  void anOldClaimCannotSendWhatItsSuccessorDeferred() {
    TestRun run = launch(1);

    interrupted(
            At.AFTER_CLAIM,
            () -> {
              workspace.execute(tx -> tx.execute("update sender set hold = 'Held'"));
              run.sendSms();
            })
        .sendSms(run.chunk());

    assertThat(workspace.provider().posts()).isZero();
    assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 1L));
    run.balances();
  }

  @Test
  void whatAFrozenWorkerMarkedTooLongAgoIsNotPostedButPlannedAgain() {
    workspace.execute(tx -> tx.execute("update sender set per_second = 1"));
    TestRun run = launch(2);

    interrupted(At.BEFORE_REQUEST, () -> workspace.clock().advance(Duration.ofSeconds(5)))
        .sendSms(run.chunk());

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L, "PLANNED", 1L));
    assertThat(workspace.provider().posts()).isEqualTo(1);
    run.balances();
  }

  @Test
  void whatACrashMadeLateGetsNewSlotsAtTheSendersRate() {
    workspace.execute(tx -> tx.execute("update sender set per_second = 10"));
    TestRun run = launch(3);
    crash(run, At.AFTER_CLAIM);
    workspace.clock().advance(Duration.ofSeconds(60));
    Instant after = workspace.clock().instant();

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 3L));
    assertThat(
            workspace.value(
                "select min(slot_at) >= ?::timestamptz - interval '1 ms'"
                    + " and max(slot_at) - min(slot_at) between interval '200 ms' and interval '210 ms'"
                    + " from intent",
                after.toString()))
        .isEqualTo("true");
  }

  @Test
  void aStaleAnswerDoesNotUndoTheAttemptThatFollowed() {
    TestRun run = launch(1);
    crash(run, At.AFTER_CLAIM);
    long intent = workspace.ids("select id from intent").getFirst();
    UUID first = submitted(intent);
    record(intent, first, State.PLANNED);
    submitted(intent);

    record(intent, first, State.PLANNED);
    assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L));

    record(intent, first, State.ACCEPTED);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    run.balances();
  }

  private TestRun launch(int owners) {
    workspace.owners(owners);
    return workspace.launch(Texting.once());
  }

  private void reopen(FaultPlan faults) {
    workspace.close();
    workspace = SendingWorkspace.open(faults);
  }

  private MessagingActivities interrupted(At at, Runnable interruption) {
    return workspace.stub(
        MessagingActivities.class, new InterruptedMessaging(workspace, at, interruption));
  }

  private void crash(TestRun run, At at) {
    MessagingActivities crashing =
        workspace.stub(MessagingActivities.class, InterruptedMessaging.crashing(workspace, at));
    assertThatThrownBy(() -> crashing.sendSms(run.chunk())).hasStackTraceContaining("Crash");
  }

  private UUID submitted(long intent) {
    UUID attempt = UUID.randomUUID();
    UUID token = UUID.randomUUID();
    workspace.execute(tx -> {
      LedgerStore.claim(tx, List.of(intent), token);
      assertThat(LedgerStore.submit(tx, token, Map.of(intent, attempt), Instant.now()))
          .containsExactly(intent);
    });
    return attempt;
  }

  private void record(long intent, UUID attempt, State state) {
    State outcome = state == State.PLANNED ? State.NOT_SENT : state;
    workspace.execute(tx ->
        LedgerStore.record(
            tx,
            List.of(
                new Outcome(
                    intent,
                    attempt,
                    state,
                    outcome,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    Instant.now(),
                    null))));
  }

  private UUID attempt(TestRun run) {
    return UUID.fromString(
        workspace.value(
            "select a.id from attempt a join intent i on i.id = a.intent_id where i.run_id = ?",
            run.id()));
  }

  private void reports(UUID attempt, String sid, String status) {
    workspace
        .inbox()
        .accept(
            workspace.id(),
            new Incoming(
                sid + status, "+1", new MessageStatus(attempt, sid, status, null, null), null));
    workspace.relayAll();
  }

  private String delivery(TestRun run) {
    return workspace.value("select delivery from intent where run_id = ?", run.id());
  }

  private String phone() {
    return workspace.value("select value from contact_point where kind = 'PHONE' limit 1");
  }
}
