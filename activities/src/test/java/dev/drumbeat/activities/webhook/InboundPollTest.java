package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.Incoming;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What never came is asked for, and taken as if it had come. */
class InboundPollTest {
  private static final String WAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: pause }
        pause: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Callbacks callbacks = new Callbacks(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aStopWhoseWebhookNeverCameIsObeyed() {
    TestRun run = sent();
    workspace.provider().stop(callbacks.phone(run.lead()));

    assertThat(poll()).isEqualTo(1);
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED pause", 1L));
    assertThat(suppressed()).isEqualTo("OPT_OUT");
  }

  @Test
  void whatTheWebhookToldIsNoNews() {
    TestRun run = sent();
    workspace.provider().text(callbacks.phone(run.lead()), "Who is this?");
    poll();
    String told =
        workspace.value("select count(*) || ' ' || min(provider_id) from inbound_message");
    workspace.clock().advance(Duration.ofMinutes(4));

    assertThat(poll()).isZero();

    assertThat(workspace.value("select count(*) || ' ' || min(provider_id) from inbound_message"))
        .isEqualTo(told)
        .startsWith("1 ");
  }

  @Test
  void aNumberIsAskedForOnceInThreeMinutes() {
    TestRun run = sent();
    poll();
    workspace.provider().stop(callbacks.phone(run.lead()));

    assertThat(poll()).isZero();
    workspace.clock().advance(Duration.ofMinutes(3));

    assertThat(poll()).isEqualTo(1);
  }

  @Test
  void afterAnOutageTheListIsReadOnFromWhereItWas() {
    TestRun run = sent();
    poll();
    workspace.provider().stop(callbacks.phone(run.lead()));
    workspace.clock().advance(Duration.ofDays(2));

    assertThat(poll()).isEqualTo(1);
  }

  @Test
  void aStartFoundLateDoesNotOverruleTheStopThatCameAfterIt() {
    TestRun run = sent();
    String phone = callbacks.phone(run.lead());
    workspace.provider().text(phone, "START");
    callbacks.reply(phone, "SMlater", "STOP");

    poll();

    assertThat(suppressed()).isEqualTo("OPT_OUT");
  }

  @Test
  void aStopFoundLateDoesNotOverruleTheStartThatCameAfterIt() {
    TestRun run = sent();
    String phone = callbacks.phone(run.lead());
    workspace.provider().text(phone, "please stop texting me");
    callbacks.reply(phone, "SMlater", "START");

    poll();

    assertThat(workspace.value("select count(*) from suppression")).isEqualTo("0");
    assertThat(workspace.value("select count(*) from intent where enrollment_id is null"))
        .isEqualTo("0");
  }

  @Test
  void aTextWithoutAFinalStateAfterTwelveHoursIsAskedFor() {
    TestRun run = sent();
    assertThat(workspace.silenceCheck().check(workspace.id())).isZero();
    workspace.execute(
        tx -> tx.execute("update intent set settled_at = now() - interval '12 hours 1 minute'"));

    assertThat(workspace.silenceCheck().check(workspace.id())).isEqualTo(1);
    workspace.relayAll();

    assertThat(workspace.value("select delivery from intent where run_id = ?", run.id()))
        .isIn("QUEUED", "SENDING", "SENT", "DELIVERED");
  }

  @Test
  void aCallbackAfterAllIsNoNewsToWhatWasAskedFor() {
    TestRun run = sent();
    workspace.execute(
        tx -> tx.execute("update intent set settled_at = now() - interval '12 hours 1 minute'"));
    workspace.silenceCheck().check(workspace.id());
    String key = workspace.value("select event_key from inbox_seen where event_key like 'SM%'");

    assertThat(
            workspace
                .inbox()
                .accept(
                    workspace.id(),
                    new Incoming(
                        key,
                        "+1",
                        new MessageStatus(
                            callbacks.attempt(run.lead()),
                            callbacks.sid(run.lead()),
                            "delivered",
                            null,
                            null),
                        null)))
        .isFalse();
  }

  private int poll() {
    return workspace.inboundPoll().poll(workspace.id());
  }

  private String suppressed() {
    return workspace.value(
        "select string_agg(reason, ' ') from suppression where lifted_at is null");
  }

  private TestRun sent() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.campaign("exitOn:\n  - { event: OPTED_OUT }\n", WAIT));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    return run;
  }
}
