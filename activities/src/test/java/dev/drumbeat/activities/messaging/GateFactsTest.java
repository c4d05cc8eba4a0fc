package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.dnc.DncEntry;
import dev.drumbeat.db.dnc.DncKind;
import dev.drumbeat.db.dnc.DncStore;
import dev.drumbeat.db.dnc.NewDncList;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.hold.NewHold;
import dev.drumbeat.db.hold.Scope;
import dev.drumbeat.db.run.BudgetStore;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the database knows reaches the gate. */
class GateFactsTest {
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aHoldKeepsTextsBackUntilItIsLifted() {
    TestRun run = launch(1);
    UUID twilio =
        UUID.fromString(workspace.value("select id from integration where provider = 'TWILIO'"));
    workspace.execute(tx ->
        HoldStore.place(
            tx,
            workspace.id(),
            List.of(
                new NewHold(Scope.INTEGRATION, twilio, "TWILIO_ACCOUNT_SUSPENDED", "30002", "x"))));

    run.sendSms();
    assertThat(run.decisions()).isEqualTo(Map.of("DEFERRED ACCOUNT_HOLD", 1L));

    workspace.execute(tx -> {
      HoldStore.lift(tx, tx.fetchSingle("select id from hold").get(0, Long.class), "ada");
      tx.execute("update enrollment set due_at = now()");
    });
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    run.balances();
  }

  @Test
  void aHoldThatComesBetweenClaimAndRequestLetsNoRequestLeave() {
    TestRun run = launch(2);
    var held =
        new InterruptedMessaging(
            workspace,
            InterruptedMessaging.At.AFTER_CLAIM,
            () ->
                workspace.execute(tx ->
                    HoldStore.place(
                        tx,
                        workspace.id(),
                        List.of(new NewHold(Scope.RUN, run.id(), "OPERATOR_HOLD", null, "Wait")))));

    workspace.stub(MessagingActivities.class, held).sendSms(run.chunk());

    assertThat(workspace.provider().posts()).isZero();
    assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 2L));
  }

  @Test
  void whoIsOnALitigatorsListIsDenied() {
    TestRun run = launch(2);
    list(DncKind.LITIGATOR, null);

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of("DENIED LITIGATOR", 1L, "ALLOWED ALLOWED", 1L));
    run.balances();
  }

  @Test
  void anOldNationalListHoldsWhomItCannotClear() {
    TestRun run = launch(2);
    list(DncKind.NATIONAL, null);

    run.sendSms();

    assertThat(run.decisions())
        .isEqualTo(Map.of("DENIED NATIONAL_DNC", 1L, "DEFERRED DNC_LIST_STALE", 1L));
  }

  @Test
  void aConsentOfANumbersFormerHolderIsVoid() {
    TestRun run = launch(1);
    list(DncKind.REASSIGNED, LocalDate.of(2026, 10, 1));
    workspace.execute(tx ->
        tx.execute(
            """
            insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at, simulated)
            select workspace_id, id, 'SMS', 'WRITTEN', 'form', '2026-09-01', true
            from contact_point where kind = 'PHONE'
            """));

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of("DENIED REASSIGNED_NUMBER", 1L));
  }

  @Test
  void aFourthTextWithinADayIsHeldInFlorida() {
    workspace.portfolio(4);
    workspace.execute(tx -> tx.execute("update property set state = 'FL', zip = '33101'"));
    TestRun run = workspace.launch(Texting.once());

    run.sendSms();

    assertThat(run.decisions())
        .isEqualTo(Map.of("ALLOWED ALLOWED", 3L, "DEFERRED ATTEMPT_LIMIT", 1L));
  }

  @Test
  void aBudgetHoldsWhatItCannotPay() {
    TestRun run = launch(3);
    workspace.execute(tx -> BudgetStore.set(tx, workspace.id(), run.id(), 30_000));

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of("ALLOWED ALLOWED", 2L, "DEFERRED BUDGET", 1L));
    assertThat(workspace.value("select reserved_micros + settled_micros <= 30000 from budget"))
        .isEqualTo("true");
    run.balances();
  }

  @Test
  void aRunHasTheBudgetThatItsCampaignGives() {
    workspace.portfolio(3);
    TestRun run =
        workspace.launch(
            Texting.campaign("policy: { budget: { amount: \"0.03\", currency: USD } }\n"));

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of("ALLOWED ALLOWED", 2L, "DEFERRED BUDGET", 1L));
    run.balances();
  }

  @Test
  void aSenderThatCanNeverReachANumberDoesNotTryAgain() {
    TestRun first = launch(1);
    first.sendSms();
    workspace.execute(
        tx -> tx.execute("update intent set state = 'REJECTED', error_code = '21612'"));

    TestRun second = workspace.launch(Texting.once());
    second.sendSms();

    assertThat(second.decisions()).isEqualTo(Map.of("DENIED SUPPRESSED", 1L));
  }

  private TestRun launch(int owners) {
    workspace.owners(owners);
    return workspace.launch(Texting.once());
  }

  /** The first phone on a list of long ago. */
  private void list(DncKind kind, @Nullable LocalDate date) {
    String phone =
        workspace.value("select value from contact_point where kind = 'PHONE' order by id limit 1");
    new DncStore(workspace.database())
        .load(
            workspace.id(),
            new NewDncList("list", kind, null, "test", LONG_AGO),
            List.of(new DncEntry(phone, date)));
  }
}
