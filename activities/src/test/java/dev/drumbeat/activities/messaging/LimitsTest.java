package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboxEvent.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits of sender, run, provider's account and workspace, and of open calls. */
class LimitsTest {
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

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void theSlowestOfThreeLimitsBinds() {
    set("update integration set messages_per_second = 8 where provider = 'TWILIO'");
    set("update workspace set sends_per_second = 4");
    assertSpacedByAtLeast(textsOfARun("policy: { pace: { perMinute: 600 } }\n"), 250);
  }

  @Test
  void theAccountsLimitBindsWhereItIsTheSlowest() {
    set("update integration set messages_per_second = 5 where provider = 'TWILIO'");
    set("update workspace set sends_per_second = 100");
    assertSpacedByAtLeast(textsOfARun(""), 200);
  }

  @Test
  void aLimitThatIsLoweredBindsWhatWaitsForASlotAlready() {
    set("update sender set per_second = 0.02 where channel = 'SMS'");
    workspace.owners(5);
    TestRun run = workspace.launch(Texting.once());
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L, "PLANNED", 4L));

    set("update workspace set sends_per_second = 0.001");

    assertThat(
            workspace.value(
                "select count(*) from intent where state = 'PLANNED' and slot_at > now()"))
        .isEqualTo("0");
    assertThat(workspace.value("select count(*) > 0 from wake")).isEqualTo("true");
    run.sendSms();
    assertThat(sent()).isEqualTo(2);
    assertThat(run.decisions()).containsKey("DEFERRED NO_SLOT");
    run.balances();
  }

  @Test
  void noMoreCallsAreOpenThanTheAccountMayHave() {
    set("update integration set concurrent_calls = 2 where provider = 'TWILIO'");
    workspace.owners(5);
    workspace.agree();
    TestRun run = workspace.launch(Texting.campaign("", CALL));

    workspace.placeCalls(run.chunk());
    workspace.placeCalls(run.chunk());

    assertThat(workspace.provider().accepted()).hasSize(2);
    assertThat(run.decisions()).containsEntry("DEFERRED CALLS_BUSY", 3L);
    run.balances();

    end(workspace.provider().accepted().getFirst());
    workspace.clock().advance(Duration.ofSeconds(6));
    workspace.placeCalls(run.chunk());

    assertThat(workspace.provider().accepted()).hasSize(3);
  }

  @Test
  void theLastCheckLetsNoCallGoWithoutALease() {
    workspace.owners(3);
    workspace.agree();
    TestRun run = workspace.launch(Texting.campaign("", CALL));
    set("update integration set concurrent_calls = 1 where provider = 'TWILIO'");
    workspace.placeCalls(run.chunk(List.of(run.leads().getFirst())));
    set("update integration set concurrent_calls = 3 where provider = 'TWILIO'");

    workspace.placeCalls(run.chunk());

    assertThat(workspace.provider().accepted()).hasSize(3);
    assertThat(workspace.value("select open_calls()")).isEqualTo("3");
  }

  @Test
  void aLeaseOfWhichNothingIsHeardExpires() {
    set("update integration set concurrent_calls = 1 where provider = 'TWILIO'");
    workspace.owners(2);
    workspace.agree();
    TestRun run = workspace.launch(Texting.campaign("", CALL));
    workspace.placeCalls(run.chunk());

    set("update intent set settled_at = now() - interval '11 minutes' where state = 'ACCEPTED'");
    workspace.clock().advance(Duration.ofSeconds(6));
    workspace.placeCalls(run.chunk());

    assertThat(workspace.provider().accepted()).hasSize(2);
  }

  private List<Accepted> textsOfARun(String top) {
    workspace.owners(12);
    TestRun run = workspace.launch(Texting.campaign(top));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 12L));
    run.balances();
    return workspace.provider().accepted();
  }

  /** By the provider's own log; the first of all wait for connections, each may take a little. */
  private static void assertSpacedByAtLeast(List<Accepted> texts, long millis) {
    List<Instant> times = texts.stream().map(Accepted::at).sorted().toList();
    for (int k = 7; k < times.size(); k++) {
      assertThat(Duration.between(times.get(k - 5), times.get(k)).toMillis())
          .isGreaterThan(5 * millis - millis / 2);
    }
  }

  private void end(Accepted call) {
    new Callbacks(workspace)
        .told("end", new CallStatus(null, call.id(), "completed", 10, "human", null));
    workspace.relayAll();
  }

  private int sent() {
    return workspace.provider().accepted().size();
  }

  private void set(String sql) {
    workspace.execute(tx -> tx.execute(sql));
  }
}
