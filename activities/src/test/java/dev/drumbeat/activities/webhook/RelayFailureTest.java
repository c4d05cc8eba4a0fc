package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.webhook.PoisonStore;
import dev.drumbeat.db.webhook.PoisonStore.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the relay does when it dies, when the database goes, and when an event cannot be applied.
 */
class RelayFailureTest {
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
    workspace.mend();
    workspace.close();
  }

  @Test
  void aDeathBetweenApplyingAndLettingGoAppliesTheEventOnce() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), "Who is this?");
    workspace.keep("inbox");
    relay();
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE reply", 1L));
    workspace.mend();

    workspace.clock().advance(Duration.ofSeconds(5));
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L));
    assertThat(workspace.value("select count(*) from event")).isEqualTo("1");
    run.balances();
  }

  @Test
  void aBatchIsAppliedWholeAfterADeathInItsMiddle() {
    TestRun run = sent(20);
    run.leads().forEach(lead -> callbacks.text(lead, "delivered"));
    workspace.refuse("intent", "new.delivery = 'DELIVERED' and new.id % 7 = 0");
    relay();
    workspace.mend();

    workspace.clock().advance(Duration.ofSeconds(5));
    workspace.relayAll();

    assertThat(workspace.value("select count(*) from intent where delivery = 'DELIVERED'"))
        .isEqualTo("20");
    assertThat(workspace.value("select count(*) from inbox")).isEqualTo("0");
  }

  @Test
  void anEventToldAgainAfterItsKeyWasForgottenChangesNothing() {
    TestRun run = sent(1);
    callbacks.text(run.lead(), "undelivered", "30003");
    workspace.relayAll();
    workspace.execute(tx -> tx.execute("delete from inbox_seen"));

    assertThat(callbacks.text(run.lead(), "undelivered", "30003")).isTrue();
    workspace.relayAll();

    assertThat(workspace.value("select count(*) from event")).isEqualTo("1");
    run.balances();
  }

  @Test
  void whatFailsIsTriedAgainLaterAndThenListedWithItsReason() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), "Who is this?");
    workspace.refuse("event", "true");
    for (int seconds : new int[] {1, 2, 4, 8, 16}) {
      relay();
      relay();
      workspace.clock().advance(Duration.ofSeconds(seconds));
    }

    assertThat(poison().list(workspace.id(), State.POISON, new Window(10, 0)).rows())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.kind()).isEqualTo("INBOUND_MESSAGE");
          assertThat(each.attempts()).isEqualTo(5);
          assertThat(each.error()).contains("unsupported Unicode escape sequence");
        });
    run.balances();
  }

  @Test
  void whatWasSetAsideCanBeTriedAnew() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), "Who is this?");
    workspace.execute(tx -> tx.execute("update inbox set state = 'POISON', attempts = 5"));
    workspace.relayAll();
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE reply", 1L));
    long id = workspace.ids("select id from inbox").getFirst();

    assertThat(poison().retry(workspace.id(), id)).isTrue();
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L));
  }

  @Test
  void whatStandsBehindAFailureOfItsPointWaitsAndOthersGoOn() {
    TestRun run = sent(2);
    long second = run.leads().getLast();
    callbacks.reply(run.lead(), "Who is this?");
    callbacks.reply(run.lead(), "Hello?");
    callbacks.reply(second, "Yes");
    workspace.refuse("event", "new.enrollment_id = " + run.lead());
    relay();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE reply", 1L, "ACTIVE pause", 1L));
    assertThat(workspace.value("select string_agg(attempts::text, ' ' order by id) from inbox"))
        .isEqualTo("1 0");
  }

  @Test
  void aDatabaseThatGoesAwayIsTheLoopsToSeeAndNoEventsFault() {
    TestRun run = sent(1);
    callbacks.reply(run.lead(), "Who is this?");
    workspace.vanishOn("event");

    assertThatThrownBy(this::relay).hasRootCauseInstanceOf(java.sql.SQLException.class);

    workspace.mend();
    workspace.relayAll();
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE pause", 1L));
  }

  @Test
  void keysAreForgottenOnceNobodyRepeatsThem() {
    TestRun run = sent(1);
    callbacks.text(run.lead(), "sent");
    callbacks.text(run.lead(), "delivered");
    workspace.execute(tx ->
        tx.execute(
            """
            with old as (
              delete from inbox_seen where event_key like '%:sent:%'
              returning workspace_id, provider, event_key)
            insert into inbox_seen (workspace_id, provider, event_key, received_at)
            select *, now() - interval '8 days' from old
            """));

    assertThat(workspace.relay().forget(workspace.id())).isFalse();

    assertThat(workspace.value("select string_agg(event_key, ' ') from inbox_seen"))
        .endsWith(":delivered:null");
  }

  private PoisonStore poison() {
    return new PoisonStore(workspace.database());
  }

  private void relay() {
    workspace.relay().relay(workspace.id());
  }

  private TestRun sent(int owners) {
    workspace.owners(owners);
    TestRun run = workspace.launch(Texting.campaign("", AWAIT));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) owners));
    return run;
  }
}
