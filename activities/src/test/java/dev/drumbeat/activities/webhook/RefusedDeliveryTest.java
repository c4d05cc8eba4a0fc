package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.OptOuts;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from providers' error codes, from the simulator to the ledger. */
class RefusedDeliveryTest {
  @Test
  void aNumberThatTextsCannotReachIsNotTextedAgain() {
    try (var workspace = faulty("UNDELIVERED", 30005)) {
      TestRun run = texted(workspace, 1);

      reported(workspace, 1);

      assertThat(suppressions(workspace)).isEqualTo("UNREACHABLE SMS");
      assertThat(run.timeline(run.lead())).contains("EVENT");
      run.balances();
    }
  }

  @Test
  void aCarriersFilterHoldsTheCampaign() {
    try (var workspace = faulty("UNDELIVERED", 30007)) {
      TestRun run = texted(workspace, 21);
      assertThat(holds(workspace)).isEmpty();

      reported(workspace, 21);

      assertThat(holds(workspace)).isEqualTo("CAMPAIGN TWILIO_CARRIER_FILTERING");
      assertThat(suppressions(workspace)).isEmpty();
      run.balances();
    }
  }

  @Test
  void aSuspendedAccountThatDeliveriesTellOfIsHeld() {
    try (var workspace = faulty("UNDELIVERED", 30002)) {
      texted(workspace, 1);

      reported(workspace, 1);

      assertThat(holds(workspace)).isEqualTo("INTEGRATION TWILIO_ACCOUNT_SUSPENDED");
    }
  }

  @Test
  void anOptOutThatTheCarrierKnowsStopsAsManyAsTheWorkspacesRuleSays() {
    try (var workspace = faulty("REJECTED", 21610)) {
      workspace.execute(tx -> OptOuts.setScope(tx, OptOuts.Scope.OWNER));
      workspace.owners(1);
      TestRun run = workspace.launch(Texting.once());

      run.sendSms();

      assertThat(run.intents()).isEqualTo(Map.of("REJECTED", 1L));
      assertThat(suppressions(workspace)).isEqualTo("OPT_OUT SMS");
      assertThat(workspace.value("select stopped_reason from owner")).isEqualTo("Opted out");
      run.balances();
    }
  }

  @Test
  void anOptOutThatADeliveryTellsOfStopsAsManyAsTheWorkspacesRuleSays() {
    try (var workspace = faulty("UNDELIVERED", 21610)) {
      workspace.execute(tx -> OptOuts.setScope(tx, OptOuts.Scope.OWNER));
      TestRun run = texted(workspace, 1);

      reported(workspace, 1);

      assertThat(suppressions(workspace)).isEqualTo("OPT_OUT SMS");
      assertThat(workspace.value("select stopped_reason from owner")).isEqualTo("Opted out");
      run.balances();
    }
  }

  private static SendingWorkspace faulty(String fault, int code) {
    return SendingWorkspace.open(
        FaultPlan.parse(
            """
            {"rules": [{"provider": "twilio", "fault": "%s", "code": %d, "rate": 1}]}
            """
                .formatted(fault, code)));
  }

  private static TestRun texted(SendingWorkspace workspace, int owners) {
    workspace.owners(owners);
    TestRun run = workspace.launch(Texting.once());
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) owners));
    return run;
  }

  /** No callback comes: the provider is asked, once it has given the texts up. */
  private static void reported(SendingWorkspace workspace, int texts) {
    workspace.execute(tx ->
        tx.execute("update intent set settled_at = now() - interval '13 hours', check_at = null"));
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          workspace.execute(tx -> tx.execute("update intent set check_at = null"));
          workspace.silenceCheck().check(workspace.id());
          workspace.relayAll();
          return failed(workspace) == texts;
        });
  }

  private static int failed(SendingWorkspace workspace) {
    return workspace.ids("select id from intent where delivery_rank = 10").size();
  }

  private static String suppressions(SendingWorkspace workspace) {
    return workspace.value(
        "select coalesce(string_agg(reason || ' ' || channel, ','), '') from suppression");
  }

  private static String holds(SendingWorkspace workspace) {
    return workspace.value("select coalesce(string_agg(scope || ' ' || name, ','), '') from hold");
  }
}
