package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two leads of one phone get equal texts: whose an entry of the provider's list is, it must say.
 */
class EqualTextsTest {
  private static final String EQUAL =
      """
        text:
          type: sms
          from: main
          body: "Hi, reply STOP to opt out."
          onUndelivered: done
          next: done
      """;

  private final SendingWorkspace workspace =
      SendingWorkspace.open(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO));
  private final Callbacks callbacks = new Callbacks(workspace);
  private final TestRun run = launched(workspace);
  private final long first = run.leads().getFirst();
  private final long second = run.leads().getLast();

  private static TestRun launched(SendingWorkspace workspace) {
    workspace.portfolio(2);
    return workspace.launch(Texting.campaign("", EQUAL));
  }

  @BeforeEach
  void bothAreInDoubt() {
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 2L));
    workspace.clock().advance(Duration.ofSeconds(4));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aCallbackTakesTheIdFromTheAttemptThatWasReadToHaveIt() {
    workspace.sendSms(run.chunk(List.of(first)));
    String sid = callbacks.sid(first);

    tell(second, sid);

    assertThat(callbacks.sid(second)).isEqualTo(sid);
    assertThat(states()).containsExactly("UNKNOWN", "ACCEPTED");
    assertThat(rules(first)).endsWith("ACCEPTED READ_BACK", "UNKNOWN GIVEN_BACK");
    assertThat(poisoned()).isZero();
    run.balances();
  }

  @Test
  void theOtherIsReadBackAgainAndFindsItsOwn() {
    workspace.sendSms(run.chunk(List.of(first)));
    String sid = callbacks.sid(first);
    tell(second, sid);

    assertThat(position(first)).isEqualTo("READY SMS");
    workspace.sendSms(run.chunk(List.of(first)));

    assertThat(states()).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(callbacks.sid(first)).isNotEqualTo(sid);
    assertThat(position(first)).isEqualTo("AWAITING_OUTCOME JOURNEY");
    assertThat(workspace.provider().posts()).isEqualTo(2);
    run.balances();
  }

  @Test
  void idsThatWereReadTheWrongWayRoundAreExchanged() {
    run.sendSms();
    String one = callbacks.sid(first);
    String other = callbacks.sid(second);

    told(first, other);
    tell(second, one);

    assertThat(callbacks.sid(first)).isEqualTo(other);
    assertThat(callbacks.sid(second)).isEqualTo(one);
    assertThat(states()).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(poisoned()).isZero();
    run.balances();
  }

  @Test
  void anAnswerThatComesAfterAllTakesItsIdToo() {
    workspace.sendSms(run.chunk(List.of(first)));
    String sid = callbacks.sid(first);

    workspace.execute(tx -> LedgerStore.record(tx, List.of(accepted(second, sid, null))));

    assertThat(callbacks.sid(second)).isEqualTo(sid);
    assertThat(states()).containsExactly("UNKNOWN", "ACCEPTED");
    run.balances();
  }

  @Test
  void whatIsRecordedBareLeavesAnIdToTheAttemptThatHasIt() {
    workspace.sendSms(run.chunk(List.of(first)));
    String sid = callbacks.sid(first);

    workspace.execute(tx -> LedgerStore.recordBare(tx, accepted(second, sid, "READ_BACK")));

    assertThat(callbacks.sid(first)).isEqualTo(sid);
    assertThat(callbacks.sid(second)).isEqualTo("null");
    run.balances();
  }

  private void tell(long lead, String sid) {
    told(lead, sid);
    workspace.relayAll();
  }

  private void told(long lead, String sid) {
    callbacks.told(sid + lead, new MessageStatus(callbacks.attempt(lead), sid, "sent", null, null));
  }

  private Outcome accepted(long lead, String sid, @Nullable String resolvedBy) {
    UUID attempt = callbacks.attempt(lead);
    long intent = workspace.ids("select intent_id from attempt where id = ?", attempt).getFirst();
    return new Outcome(
        intent,
        attempt,
        State.ACCEPTED,
        State.ACCEPTED,
        sid,
        null,
        null,
        null,
        null,
        0,
        null,
        resolvedBy);
  }

  private String position(long lead) {
    return workspace.query(tx ->
        tx.fetchSingle("select phase || ' ' || work from enrollment where id = ?", lead)
            .get(0, String.class));
  }

  private List<String> states() {
    return workspace.query(tx ->
        tx.fetch("select state from intent order by enrollment_id")
            .map(row -> row.get(0, String.class)));
  }

  private List<String> rules(long lead) {
    return workspace.query(tx ->
        tx.fetch(
                """
                select kind || ' ' || rule from timeline
                where enrollment_id = ? and kind in ('ACCEPTED', 'UNKNOWN') order by id
                """,
                lead)
            .map(row -> row.get(0, String.class)));
  }

  private long poisoned() {
    return workspace.ids("select id from inbox").size();
  }
}
