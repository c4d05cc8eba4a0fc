package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.db.webhook.InboxEvent.Posted;
import dev.drumbeat.db.webhook.Incoming;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of the operator's own systems: who is told, and what a journey makes of them. */
class PostedEventTest {
  private static final String AWAIT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: signed }
        signed:
          type: await
          events: [LEASE_SIGNED]
          timeout: P7D
          cases: [ { when: "event.years >= 5", next: long } ]
          otherwise: short
          onTimeout: done
        long: { type: wait, for: P30D, next: done }
        short: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void movesTheLeadThatWaitsForItByWhatItSays() {
    TestRun run = sent("", AWAIT, 1);

    post("1", "LEASE_SIGNED", About.PROPERTY, property(run.lead()), Map.of("years", 10));

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE long", 1L));
    assertThat(
            workspace.value("select string_agg(summary, ' ') from timeline where kind = 'EVENT'"))
        .contains("Posted over the API: LEASE_SIGNED");
  }

  @Test
  void isAppliedOnceHoweverOftenItIsPosted() {
    TestRun run = sent("", AWAIT, 1);

    post("1", "LEASE_SIGNED", About.ENROLLMENT, run.lead(), Map.of("years", 1));
    post("1", "LEASE_SIGNED", About.ENROLLMENT, run.lead(), Map.of("years", 10));

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE short", 1L));
    assertThat(workspace.value("select count(*) from event")).isEqualTo("1");
  }

  @Test
  void reachesEveryLeadOfTheOwner() {
    TestRun run = sent("", AWAIT, 3);

    post("1", "LEASE_SIGNED", About.OWNER, owner(run.lead()), Map.of("years", 10));

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE long", 3L));
  }

  @Test
  void endsJourneysByTheCampaignsRule() {
    TestRun run = sent("exitOn: [ { event: SOLD, scope: OWNER } ]\n", AWAIT, 3);

    post("1", "SOLD", About.PROPERTY, property(run.lead()), Map.of());

    assertThat(run.positions()).isEqualTo(Map.of("EXITED signed", 3L));
    run.balances();
  }

  @Test
  void leavesNoTraceAtLeadsWhoseJourneysDoNotListen() {
    TestRun run = sent("", AWAIT, 1);

    post("1", "SOLD", About.PROPERTY, property(run.lead()), Map.of());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE signed", 1L));
    assertThat(workspace.value("select count(*) from event")).isEqualTo("0");
    assertThat(workspace.value("select count(*) from inbox")).isEqualTo("0");
  }

  @Test
  void reachesTheGoalOfALeadThatHasEnded() {
    TestRun run = sent("goal: { event: SOLD, within: P90D }\n", "", 1);

    post("1", "SOLD", About.PROPERTY, property(run.lead()), Map.of());

    assertThat(run.goals()).isEqualTo(1);
  }

  private void post(String id, String type, About about, long subject, Map<String, Object> data) {
    workspace
        .inbox()
        .accept(
            workspace.id(),
            new Incoming(id, about + ":" + subject, new Posted(type, about, subject, data), null));
    workspace.relayAll();
  }

  private long property(long lead) {
    return Long.parseLong(workspace.value("select property_id from enrollment where id = " + lead));
  }

  private long owner(long lead) {
    return Long.parseLong(
        workspace.value(
            "select coalesce(e.owner_id, p.owner_id) from enrollment e"
                + " left join property p on p.id = e.property_id where e.id = "
                + lead));
  }

  private TestRun sent(String head, String steps, int properties) {
    workspace.portfolio(properties);
    TestRun run =
        workspace.launch(steps.isEmpty() ? Texting.campaign(head) : Texting.campaign(head, steps));
    run.sendSms();
    return run;
  }
}
