package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.OptOuts;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an opt-out takes in, when it is confirmed, and what lifts it. */
class OptOutTest {
  private static final String PLEASE = "please stop texting me";
  private static final String WAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: pause }
        pause: { type: wait, for: P1D, next: again }
        again: { type: sms, from: main, body: "Hello again", next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Callbacks callbacks = new Callbacks(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void anOptOutInFreeWordsIsConfirmedOnce() {
    TestRun run = sent(1);

    callbacks.reply(run.lead(), PLEASE);
    callbacks.reply(run.lead(), "I said stop texting me!");
    confirm();
    confirm();

    assertThat(confirmed()).containsExactly(callbacks.phone(run.lead()));
    assertThat(confirmation()).isEqualTo("ACCEPTED");
    run.balances();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", " stop ", "Unsubscribe", "QUIT", "optout"})
  void whatTheProviderAnswersIsNotConfirmedByUs(String keyword) {
    TestRun run = sent(1);

    callbacks.reply(run.lead(), keyword);
    confirm();

    assertThat(confirmed()).isEmpty();
    assertThat(workspace.value("select reason from suppression")).isEqualTo("OPT_OUT");
  }

  @Test
  void afterFiveMinutesNothingIsConfirmedAnyMore() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), PLEASE);
    workspace.clock().advance(Duration.ofMinutes(5).plusSeconds(1));

    confirm();

    assertThat(confirmed()).isEmpty();
    assertThat(confirmation()).isEqualTo("NOT_SENT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LITIGATOR", "DNC", "OPERATOR", "COMPLAINT"})
  void aNumberThatIsForbiddenForAnotherReasonGetsNoConfirmation(String reason) {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), PLEASE);
    workspace.execute(tx ->
        tx.execute(
            """
            insert into suppression (workspace_id, contact_point_id, channel, reason, source)
            select workspace_id, contact_point_id, 'SMS', ?, 'test' from suppression
            """,
            reason));

    confirm();

    assertThat(confirmed()).isEmpty();
  }

  @Test
  void whoOptsInBeforeTheConfirmationLeavesGetsNone() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), PLEASE);
    callbacks.reply(run.lead(), "START");

    confirm();

    assertThat(confirmed()).isEmpty();
  }

  @Test
  void aConfirmationWhoseAnswerWasLostIsLookedUpAndNotSentAgain() {
    try (SendingWorkspace lossy =
        SendingWorkspace.open(FaultPlan.always(FaultKind.ACCEPTED_RESET, Duration.ZERO))) {
      lossy.owners(1);
      String phone = lossy.value("select value from contact_point where kind = 'PHONE'");
      new Callbacks(lossy).reply(phone, "SM1", PLEASE);
      lossy.leadless().send(lossy.id());
      lossy.clock().advance(Duration.ofMinutes(2));

      lossy.leadless().clear(lossy.id());
      lossy.leadless().send(lossy.id());

      assertThat(lossy.provider().accepted()).hasSize(1);
      assertThat(lossy.value("select state from intent")).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void aReportOfAConfirmationIsApplied() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), PLEASE);
    confirm();
    String sid = workspace.value("select provider_id from intent where enrollment_id is null");

    callbacks.told("a", new MessageStatus(null, sid, "sent", null, null));
    callbacks.told("b", new MessageStatus(null, sid, "undelivered", "30003", null));
    workspace.relayAll();

    assertThat(workspace.value("select delivery from intent where enrollment_id is null"))
        .isEqualTo("UNDELIVERED");
    assertThat(workspace.value("select count(*) from inbox")).isEqualTo("0");
  }

  @Test
  void anOptOutTakesInTheContactsOtherPhonesByRuleAndStartGivesThemBack() {
    TestRun run = sent(1);
    secondPhone();
    scope(OptOuts.Scope.CONTACT);

    callbacks.reply(run.lead(), "STOP");
    assertThat(suppressed()).isEqualTo("2");
    callbacks.reply(run.lead(), "START");

    assertThat(suppressed()).isEqualTo("0");
  }

  @Test
  void startLeavesTheOptOutThatTheOtherPhoneGaveItself() {
    TestRun run = sent(1);
    String other = secondPhone();
    callbacks.reply(other, "SMother", "STOP");
    scope(OptOuts.Scope.CONTACT);
    callbacks.reply(run.lead(), "STOP");

    callbacks.reply(run.lead(), "START");

    assertThat(suppressed()).isEqualTo("1");
  }

  @Test
  void startLiftsNeitherMailNorCallsNorAListing() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), "STOP");
    for (String each : List.of("VOICE OPT_OUT", "SMS LITIGATOR", "SMS DNC", "EMAIL OPT_OUT")) {
      workspace.execute(tx ->
          tx.execute(
              """
              insert into suppression (workspace_id, contact_point_id, channel, reason, source)
              select workspace_id, contact_point_id, ?, ?, 'test' from suppression
              where reason = 'OPT_OUT' and channel = 'SMS'
              """,
              each.split(" ")[0],
              each.split(" ")[1]));
    }

    callbacks.reply(run.lead(), "START");

    assertThat(suppressed()).isEqualTo("4");
  }

  @Test
  void anOptOutStopsTheOwnerByRuleOnEveryChannelAndWithdrawsWhatIsPlanned() {
    workspace.portfolio(3);
    TestRun run = workspace.launch(Texting.campaign("", WAIT));
    workspace.sendSms(run.chunk(List.of(run.lead())));
    workspace.execute(tx ->
        tx.execute(
            """
            insert into intent (workspace_id, origin, step, visit, kind, claim_token, slot_at,
                                content, owner_id)
            select workspace_id, 'test', '', 1, 'EMAIL', gen_random_uuid(), now(), '{}', id
            from owner
            """));
    scope(OptOuts.Scope.OWNER);

    callbacks.reply(run.lead(), "STOP");
    workspace.sendSms(run.chunk());

    assertThat(workspace.value("select stopped_reason from owner")).isEqualTo("Opted out");
    assertThat(workspace.value("select error_code from intent where origin = 'test'"))
        .isEqualTo("OPTED_OUT");
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
  }

  @Test
  void anOptOutStopsThePropertyThatTheTextWasAboutByRule() {
    TestRun run = sent(2);
    scope(OptOuts.Scope.PROPERTY);

    callbacks.reply(run.lead(), "STOP");

    assertThat(workspace.value("select count(*) from property where stopped_at is not null"))
        .isEqualTo("1");
  }

  private TestRun sent(int owners) {
    workspace.owners(owners);
    TestRun run = workspace.launch(Texting.campaign("", WAIT));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) owners));
    return run;
  }

  private String secondPhone() {
    workspace.execute(tx ->
        tx.execute(
            """
            with p as (
              insert into contact_point (workspace_id, kind, value, line_type, simulated)
              values (current_workspace(), 'PHONE', '+12065559999', 'MOBILE', true)
              returning id, workspace_id)
            insert into contact_address (workspace_id, contact_id, contact_point_id, rank)
            select p.workspace_id, c.id, p.id, 1 from p, contact c
            """));
    return "+12065559999";
  }

  private void scope(OptOuts.Scope scope) {
    workspace.execute(tx -> OptOuts.setScope(tx, scope));
  }

  private void confirm() {
    workspace.leadless().send(workspace.id());
  }

  private String suppressed() {
    return workspace.value("select count(*) from suppression where lifted_at is null");
  }

  private String confirmation() {
    return workspace.value("select state from intent where enrollment_id is null");
  }

  private List<String> confirmed() {
    return workspace.provider().accepted().stream()
        .filter(each -> each.effect().startsWith("opt-out confirmation"))
        .map(Accepted::to)
        .toList();
  }
}
