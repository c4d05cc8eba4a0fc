package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.enrollment.HeldStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One lead's bad data holds that lead, with the reason, and no other of its chunk. */
class BadLeadTest {
  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.mend();
    workspace.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", "+12065", "+120655510012065551001", "none"})
  void ofAHundredLeadsOnlyTheOneWithAnImpossiblePhoneIsHeld(String phone) {
    workspace.owners(100);
    TestRun run = workspace.launch(Texting.once());
    phone(phone);

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 99L));
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 1L, "DONE done", 99L));
    assertThat(run.decisions()).isEqualTo(Map.of("ALLOWED ALLOWED", 99L, "DEFERRED BAD_DATA", 1L));
    assertThat(
            workspace.value(
                "select hold || coalesce(' until ' || due_at, '') from enrollment"
                    + " where state = 'ACTIVE'"))
        .isEqualTo("BAD_DATA");
    assertThat(workspace.provider().posts()).isEqualTo(99);
    run.balances();
  }

  @Test
  void aLeadWhosePhoneWasMendedGoesOnWhenItIsReleased() {
    TestRun run = launch();
    phone("+1");
    run.sendSms();
    phone("+12065551999");

    workspace.execute(tx -> HeldStore.releaseAll(tx, run.id(), "a test"));
    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 5L));
    run.balances();
  }

  @Test
  void ofAHundredLeadsOnlyTheOneWithTenMegabytesInAFieldIsHeld() {
    workspace.owners(100);
    workspace.execute(tx ->
        tx.execute(
            """
            update property set fields = jsonb_build_object('note', repeat('x', 10000000))
            where id = (select max(id) from property)
            """));
    TestRun run =
        workspace.launch(
            Texting.campaign(
                "",
                """
                  text:
                    type: sms
                    from: main
                    missing: EMPTY
                    body: "Hi {{ property.note }} Reply STOP to opt out."
                    next: done
                """));

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 99L));
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 1L, "DONE done", 99L));
    assertThat(workspace.value("select hold from enrollment where state = 'ACTIVE'"))
        .isIn("MISSING_FIELD", "BAD_DATA");
    run.balances();
  }

  @Test
  void ofAHundredLeadsOnlyTheOneWithANulThatTheDatabaseRefusesIsHeld() {
    workspace.owners(100);
    TestRun run = workspace.launch(Texting.once());
    long bad = run.leads().get(42);
    workspace.refuse("intent", "new.enrollment_id = " + bad);

    run.sendSms();

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 99L));
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 1L, "DONE done", 99L));
    assertHeld(bad);
    run.balances();
  }

  @Test
  void whatIsRefusedOfEveryLeadIsNoLeadsFault() {
    TestRun run = launch();
    workspace.refuse("intent", "true");

    assertThatThrownBy(run::sendSms).hasStackTraceContaining("unsupported Unicode");

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 5L));
    assertThat(workspace.ids("select id from enrollment where hold is not null")).isEmpty();
  }

  @Test
  void aWaitThatCannotGoOnHoldsItsLeadAlone() {
    workspace.owners(3);
    TestRun run =
        workspace.launch(
            Texting.campaign(
                "",
                """
                  text: { type: wait, for: PT1S, next: mark }
                  mark: { type: update, set: { enrollment.stage: SEEN }, next: done }
                """));
    long bad = run.leads().get(1);
    workspace.refuse("enrollment", "new.state = 'DONE' and new.id = " + bad);
    workspace.clock().advance(Duration.ofSeconds(2));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 2L, "ACTIVE text", 1L));
    assertHeld(bad);
    run.balances();
  }

  @Test
  void aNulInAProvidersAnswerLeavesNoOtherTextInDoubt() {
    TestRun run = launch();
    long bad = run.leads().get(3);

    workspace.stub(MessagingActivities.class, new Garbling(workspace, bad)).sendSms(run.chunk());

    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 4L, "REJECTED", 1L));
    assertHeld(bad);
    run.balances();
  }

  private TestRun launch() {
    workspace.owners(5);
    return workspace.launch(Texting.once());
  }

  private void phone(String value) {
    workspace.execute(tx ->
        tx.execute(
            """
            update contact_point set value = ?
            where id = (select min(id) from contact_point where kind = 'PHONE')
            """,
            value));
  }

  private void assertHeld(long lead) {
    assertThat(workspace.value("select hold from enrollment where id = ?", lead))
        .isEqualTo("BAD_DATA");
    assertThat(
            workspace.value(
                "select summary from timeline where enrollment_id = ? and kind = 'HELD'", lead))
        .contains("unsupported Unicode");
  }

  /** Sends as always, but one lead's provider answers with a NUL. */
  private static final class Garbling implements MessagingActivities {
    private final SendingWorkspace workspace;
    private final long bad;

    Garbling(SendingWorkspace workspace, long bad) {
      this.workspace = workspace;
      this.bad = bad;
    }

    @Override
    public Moved sendSms(Chunk chunk) {
      UUID token = UUID.randomUUID();
      Claimed claimed =
          workspace
              .chunks()
              .transaction(
                  chunk,
                  (tx, context) ->
                      new Claimer(workspace.dispatch().policy(), tx, context, Outreach.SMS, token)
                          .claim(ChunkWork.leads(chunk)))
              .orElseThrow();
      Effect real = workspace.effects().of(Outreach.SMS, workspace.id());
      workspace
          .dispatch()
          .send(chunk, token, claimed.ready(), new Garbled(real), new SendRecorder(Outreach.SMS));
      return workspace.chunks().moved(chunk);
    }

    @Override
    public Moved sendEmail(Chunk chunk) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Moved placeCalls(Chunk chunk) {
      throw new UnsupportedOperationException();
    }

    private final class Garbled implements Effect {
      private final Effect real;

      Garbled(Effect real) {
        this.real = real;
      }

      @Override
      public Answer send(Intent intent, UUID attempt) {
        return intent.enrollmentId() == bad
            ? new Answer.Rejected(400, "21211", "Not a number: \0")
            : real.send(intent, attempt);
      }

      @Override
      public Finding find(Intent intent, Others others) {
        return real.find(intent, others);
      }
    }
  }
}
