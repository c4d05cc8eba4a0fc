package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.messaging.InterruptedMessaging.At;
import dev.drumbeat.db.webhook.InboxEvent.EmailEvent;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was sent since the copy from which the database was put back is not sent again. */
class RestoredDatabaseTest {
  private static final String SAME =
      """
        text: { type: sms, from: main, body: "Hello. Reply STOP to opt out.", next: done }
      """;
  private static final String MAIL =
      """
        text: { type: email, from: team, subject: Hello, body: "Hi {{ owner.name }}", next: done }
      """;
  private static final String CALL =
      """
        text:
          type: call
          mode: SCRIPT
          from: desk
          script: "Press 9 to opt out."
          gather: { "9": OPT_OUT }
          machine: HANG_UP
          otherwise: done
      """;
  private static final String UNREADABLE =
      """
      {"name": "unreadable", "rules": [{"provider": "twilio", "fault": "READ_500", "rate": 1}]}
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aTextThatTheProviderHasIsKnownAndNotPostedAgain() {
    workspace.owners(3);
    TestRun run = workspace.launch(Texting.campaign("", SAME));
    workspace.textedBefore("+12065551001", "Hello. Reply STOP to opt out.");

    run.sendSms();

    assertThat(workspace.provider().accepted()).hasSize(3).extracting("to").doesNotHaveDuplicates();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 3L));
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 3L));
    assertThat(holds()).isEqualTo("DATABASE_RESTORED on team");
    assertThat(
            workspace.value(
                """
                select string_agg(t.kind || ' ' || coalesce(t.rule, ''), ', ' order by t.id)
                from timeline t join stray s on s.intent_id = t.intent_id
                """))
        .isEqualTo("RESTORED RESTORED, ACCEPTED READ_BACK");
    run.balances();
  }

  @Test
  void oneEntryServesOneOfTwoEqualTexts() {
    workspace.portfolio(2);
    TestRun run = workspace.launch(Texting.campaign("", SAME));
    workspace.textedBefore("+12065551001", "Hello. Reply STOP to opt out.");

    run.sendSms();
    run.sendSms();

    assertThat(workspace.provider().accepted()).hasSize(2);
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    run.balances();
  }

  @Test
  void anotherTextIsSentAllTheSame() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.campaign("", SAME));
    workspace.textedBefore("+12065551001", "Something else");

    run.sendSms();

    assertThat(workspace.provider().accepted()).hasSize(2);
  }

  @Test
  void aCallThatTheProviderHasIsNotPlacedAgain() {
    workspace.owners(2);
    workspace.agree();
    TestRun run = workspace.launch(Texting.campaign("", CALL));
    workspace.calledBefore("+12065551001");

    workspace.placeCalls(run.chunk());

    assertThat(workspace.provider().accepted()).hasSize(2).extracting("to").doesNotHaveDuplicates();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    run.balances();
  }

  @Test
  void anAttemptInDoubtExplainsWhatTheProviderHas() {
    workspace.owners(2);
    TestRun run = workspace.launch(Texting.campaign("", SAME));
    MessagingActivities crashing =
        workspace.stub(
            MessagingActivities.class, InterruptedMessaging.crashing(workspace, At.AFTER_REQUEST));
    assertThatThrownBy(() -> crashing.sendSms(run.chunk(run.leads().subList(0, 1))))
        .hasStackTraceContaining("Crash");

    workspace.restarted().sendSms(run.chunk(run.leads().subList(1, 2)));

    assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L, "ACCEPTED", 1L));
    assertThat(workspace.value("select count(*) from stray")).isEqualTo("0");
    assertThat(holds()).isEqualTo("null");
  }

  @Test
  void aNumberWhoseListCannotBeReadWaitsUntilItCan() {
    workspace.owners(2);
    TestRun run = workspace.launch(Texting.campaign("", SAME));
    workspace.provider().failBy(UNREADABLE);

    run.sendSms();
    run.sendSms();

    assertThat(workspace.provider().posts()).isZero();
    assertThat(holds()).isEqualTo("SENT_LIST_UNREAD on main");
    assertThat(run.decisions()).containsEntry("DEFERRED SENDER_HOLD", 2L);

    workspace.provider().failBy("{\"name\": \"well\", \"rules\": []}");
    assertThat(workspace.restore().retry(workspace.id())).isEqualTo(1);
    run.sendSms();

    assertThat(holds()).isEqualTo("null");
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    run.balances();
  }

  @Test
  void emailsWaitForAPersonWhenTextsWereSentSinceTheCopy() {
    workspace.owners(1);
    TestRun texts = workspace.launch(Texting.once());
    texts.sendSms();
    workspace.textedBefore("+12065551777", "Sent since the copy");
    TestRun mails = workspace.launch(Texting.campaign("", MAIL));

    workspace.restarted().sendEmail(mails.chunk());
    workspace.sendEmail(mails.chunk());

    assertThat(workspace.provider().accepted()).hasSize(2);
    assertThat(mails.decisions()).containsEntry("DEFERRED SENDER_HOLD", 1L);
    mails.balances();
  }

  @Test
  void anEventOfAnUnknownEmailHoldsEmailsOnce() {
    tellOfUnknownEmail("processed");
    assertThat(holds()).isEqualTo("DATABASE_RESTORED on team");
    workspace.execute(tx -> tx.execute("update hold set lifted_at = now(), lifted_by = 'a test'"));

    tellOfUnknownEmail("delivered");

    assertThat(holds()).isEqualTo("null");
  }

  @Test
  void anOpenOfAnUnknownEmailSaysNothing() {
    tellOfUnknownEmail("open");

    assertThat(holds()).isEqualTo("null");
  }

  private void tellOfUnknownEmail(String event) {
    new Callbacks(workspace)
        .told(
            event,
            new EmailEvent(UUID.randomUUID(), event, null, null, null, null, "sg", Instant.now()));
    workspace.relayAll();
  }

  private String holds() {
    return workspace.value(
        """
        select string_agg(h.name || ' on ' || s.key, ', ') from hold h
        join sender s on s.id = h.subject_id where h.lifted_at is null
        """);
  }
}
