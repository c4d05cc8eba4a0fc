package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens outside reaches the ledger and the leads once, in order, whatever comes first. */
class RelayTest {
  private static final String TEXT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: reply }
      """;
  private static final String AWAIT =
      TEXT
          + """
            reply:
              type: await
              events: [REPLIED]
              timeout: P7D
              otherwise: pause
              onTimeout: late
            pause: { type: wait, for: P1D, next: done }
            late: { type: end, outcome: LATE }
          """;

  private static final String WAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: pause }
        pause: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private int told;

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aReportToldTwiceChangesNothing() {
    TestRun run = sent(Texting.once(), 1);

    assertThat(report(run.lead(), "delivered")).isTrue();
    assertThat(report(run.lead(), "delivered")).isFalse();
    workspace.relayAll();

    assertThat(delivery(run)).isEqualTo("DELIVERED");
    assertThat(waiting()).isZero();
    run.balances();
  }

  @Test
  void reportsInReverseLeaveTheLatestState() {
    TestRun run = sent(Texting.once(), 1);

    report(run.lead(), "delivered");
    workspace.relayAll();
    report(run.lead(), "sent");
    report(run.lead(), "queued");
    workspace.relayAll();

    assertThat(delivery(run)).isEqualTo("DELIVERED");
  }

  @Test
  void reportsOfOneBatchMayComeInAnyOrder() {
    TestRun run = sent(Texting.once(), 1);

    report(run.lead(), "delivered");
    report(run.lead(), "sent");
    workspace.relayAll();

    assertThat(delivery(run)).isEqualTo("DELIVERED");
  }

  @Test
  void aDeliveryThatNobodyListensToCostsNoRow() {
    TestRun run = sent(Texting.once(), 1);
    String before = rows();

    report(run.lead(), "delivered");
    workspace.relayAll();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aReplyIsConsumedByTheOpenWait() {
    TestRun run = sent(Texting.campaign("", AWAIT), 2);

    reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L, "ACTIVE reply", 1L));
    assertThat(workspace.value("select consumed_step from event")).isEqualTo("reply");
    run.balances();
  }

  @Test
  void theWaitAfterAReplyIsNotCutShort() {
    TestRun run = sent(Texting.campaign("", AWAIT), 1);
    reply(run.lead(), "Who is this?");
    workspace.relayAll();

    workspace.advance(run.chunk());
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L));

    workspace.clock().advance(Duration.ofHours(25));
    workspace.advance(run.chunk());
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
  }

  @Test
  void aReplyWhileTheRunIsPausedIsConsumedAndEndsNobodysWaitEarly() {
    TestRun run = sent(Texting.campaign("", AWAIT), 2);
    run.pause();

    reply(run.lead(), "Who is this?");
    workspace.relayAll();
    workspace.advance(run.chunk());
    run.resume();
    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L, "ACTIVE reply", 1L));
  }

  @Test
  void aReportThatClearsADoubtCutsNoLaterWaitShort() {
    TestRun run = sent(Texting.campaign("", AWAIT), 1);
    workspace.execute(tx -> tx.execute("update intent set state = 'ABANDONED'"));

    report(run.lead(), "sent");
    workspace.relayAll();
    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE reply", 1L));
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
  }

  @Test
  void theLeadWhoseWaitConsumesTheReplyGoesOnAndTheOthersOfTheOwnerEnd() {
    workspace.portfolio(3);
    TestRun run =
        sent(
            workspace.launch(
                Texting.campaign("exitOn:\n  - { event: REPLIED, scope: OWNER }\n", AWAIT)));

    reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L, "EXITED reply", 2L));
    run.balances();
  }

  @ParameterizedTest
  @CsvSource({"ENROLLMENT, 1", "PROPERTY, 1", "CONTACT, 2", "OWNER, 2"})
  void anExitEndsAsManyJourneysAsItsScopeTakesIn(String scope, long ended) {
    workspace.portfolio(2);
    TestRun run =
        sent(
            workspace.launch(
                Texting.campaign(
                    "exitOn:\n  - { event: REPLIED, scope: %s }\n".formatted(scope), WAIT)));

    reply(run.lead(), "Who is this?");
    workspace.relayAll();

    assertThat(run.positions().getOrDefault("EXITED pause", 0L)).isEqualTo(ended);
    run.balances();
  }

  @Test
  void theLastExitClosesTheRun() {
    TestRun run =
        sent(Texting.campaign("exitOn:\n  - { event: OPTED_OUT, scope: ENROLLMENT }\n", AWAIT), 1);

    reply(run.lead(), "STOP");
    workspace.relayAll();

    assertThat(run.state()).isEqualTo("COMPLETED");
    run.balances();
  }

  @Test
  void aRunWhoseLastLeadEndedDuringAPauseCompletesWhenItIsResumed() {
    TestRun run =
        sent(Texting.campaign("exitOn:\n  - { event: OPTED_OUT, scope: ENROLLMENT }\n", AWAIT), 1);
    run.pause();
    reply(run.lead(), "STOP");
    workspace.relayAll();
    assertThat(run.state()).isEqualTo("PAUSED");

    run.resume();

    assertThat(run.state()).isEqualTo("COMPLETED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MESSAGE_STATUS", "INBOUND_MESSAGE", "OF_TOMORROW"})
  void anEventThatCannotBeReadIsSetAsideAndTheOthersGoOn(String kind) {
    TestRun run = sent(Texting.once(), 1);
    workspace.execute(tx ->
        tx.execute(
            """
            insert into inbox (workspace_id, provider, kind, order_key, payload)
            values (current_workspace(), 'TWILIO', ?, '+1', '[]')
            """,
            kind));
    report(run.lead(), "delivered");

    for (int i = 0; i < 6; i++) {
      workspace.relay().relay(workspace.id());
      workspace.clock().advance(Duration.ofSeconds(20));
    }

    assertThat(delivery(run)).isEqualTo("DELIVERED");
    assertThat(workspace.value("select state || ' ' || attempts from inbox")).isEqualTo("POISON 5");
  }

  @Test
  void aReportThatContradictsTheLedgerIsSetAsideAndTheOthersGoOn() {
    TestRun run = sent(Texting.once(), 2);
    long lead = run.leads().getLast();
    workspace.execute(tx ->
        tx.execute(
            "update attempt set provider_id = null, state = 'UNKNOWN' where id = ?",
            attempt(run.lead())));
    told("taken", new MessageStatus(attempt(run.lead()), sid(lead), "sent", null, null));
    report(lead, "delivered");

    for (int i = 0; i < 6; i++) {
      workspace.relay().relay(workspace.id());
      workspace.clock().advance(Duration.ofSeconds(20));
    }

    assertThat(workspace.value("select delivery from intent where enrollment_id = ?", lead))
        .isEqualTo("DELIVERED");
    assertThat(workspace.value("select count(*) from inbox where state = 'POISON'")).isEqualTo("1");
  }

  private TestRun sent(String yaml, int owners) {
    workspace.owners(owners);
    return sent(workspace.launch(yaml));
  }

  private TestRun sent(TestRun run) {
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) run.leads().size()));
    return run;
  }

  private boolean report(long lead, String status) {
    return told(
        sid(lead) + status, new MessageStatus(attempt(lead), sid(lead), status, null, null));
  }

  private boolean told(String key, InboxEvent event) {
    return workspace.inbox().accept(workspace.id(), new Incoming(key, "+1", event, null));
  }

  private void reply(long lead, String body) {
    workspace
        .inbox()
        .acceptText(
            workspace.id(),
            new InboundText(
                phone(lead),
                "+12065550100",
                "SMin" + told++,
                body,
                ReplyClassifier.classify(body),
                true));
  }

  private String phone(long lead) {
    return workspace.value("select content->>'to' from intent where enrollment_id = ?", lead);
  }

  private UUID attempt(long lead) {
    return UUID.fromString(
        workspace.value(
            """
            select a.id from attempt a join intent i on i.id = a.intent_id
            where i.enrollment_id = ?
            """,
            lead));
  }

  private String sid(long lead) {
    return workspace.value("select provider_id from intent where enrollment_id = ?", lead);
  }

  private String delivery(TestRun run) {
    return workspace.value("select delivery from intent where run_id = ?", run.id());
  }

  private long waiting() {
    return workspace.ids("select id from inbox").size();
  }

  private String rows() {
    return workspace.value(
        "select (select count(*) from event) || ' ' || (select count(*) from timeline)");
  }
}
