package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Assistants;
import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.AssistantRequest;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls of assistants are outreach by voice: the same gate, the same ledger, one request each. */
class AssistantCallsTest {
  static final String CALL =
      """
        text:
          type: call
          mode: AI
          from: robin
          assistant: qualifier-1
          variables: { address: "{{ property.address }}" }
          onOutcome: { INTERESTED: hot }
          otherwise: done
        hot: { type: end, outcome: HOT }
      """;

  private static final String LATER = FaultKind.LIST_LAG.name();

  @Test
  void placesEachCallOnceWithWhatTheAssistantIsTold() {
    try (var workspace = open(FaultPlan.none(), 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeAiCalls(run.chunk());
      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().accepted())
          .singleElement()
          .satisfies(accepted -> {
            var callbacks = new Callbacks(workspace);
            assertThat(accepted.attempt()).isEqualTo(callbacks.attempt(run.lead()).toString());
            assertThat(accepted.id()).isEqualTo(callbacks.sid(run.lead()));
            assertThat(accepted.to()).isEqualTo("+12065551001");
          });
      assertThat(workspace.value("select content->'variables'->>'address' from intent"))
          .endsWith("Pike St");
      assertThat(workspace.value("select kind || ' ' || state from intent"))
          .isEqualTo("AI_CALL ACCEPTED");
      assertThat(workspace.value("select phase from enrollment")).isEqualTo("AWAITING_OUTCOME");
      run.balances();
    }
  }

  @Test
  void callsNobodyWithoutWrittenConsent() {
    try (var workspace = SendingWorkspace.open()) {
      workspace.owners(1);
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeAiCalls(run.chunk());

      assertThat(run.decisions()).isEqualTo(Map.of("DENIED NO_CONSENT", 1L));
      assertThat(workspace.provider().posts()).isZero();
      run.balances();
    }
  }

  @Test
  void callsFromNoNumberThatAssistantsDoNotKnow() {
    try (var workspace = open(FaultPlan.none(), 1)) {
      TestRun run =
          workspace.launch(Texting.campaign("", CALL.replace("from: robin", "from: desk")));

      workspace.placeAiCalls(run.chunk());

      assertThat(run.decisions())
          .hasSize(1)
          .allSatisfy((decided, n) -> assertThat(decided).startsWith("DENIED"));
      assertThat(workspace.provider().posts()).isZero();
    }
  }

  @Test
  void findsTheCallOfItsAttemptAndDoesNotPlaceItAgain() {
    try (var workspace = open(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO), 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      workspace.placeAiCalls(run.chunk());
      assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
      workspace.clock().advance(Duration.ofSeconds(4));

      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      assertThat(workspace.value("select resolved_by from attempt")).isEqualTo("READ_BACK");
      run.balances();
    }
  }

  @Test
  void takesNoAbsenceFromALaggingListForProof() {
    FaultPlan lagging =
        FaultPlan.parse(
            """
            {"rules": [{"fault": "ACCEPTED_RESET", "perMille": 1000},
                       {"fault": "%s", "perMille": 1000, "delay": "PT1H"}]}
            """
                .formatted(LATER));
    try (var workspace = open(lagging, 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      for (int n = 0; n < 5; n++) {
        workspace.placeAiCalls(run.chunk());
        workspace.clock().advance(Duration.ofSeconds(61));
      }

      assertThat(workspace.provider().posts()).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
      run.balances();
    }
  }

  @Test
  void placesNoCallAgainThatARestoredDatabaseDoesNotKnow() {
    try (var workspace = open(FaultPlan.none(), 1)) {
      callOnceWithoutTheDatabase(workspace);
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeAiCalls(run.chunk());
      workspace.clock().advance(Duration.ofSeconds(20));
      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(1);
      assertThat(workspace.value("select kind from stray where intent_id is not null"))
          .isEqualTo("AI_CALL");
      run.balances();
    }
  }

  private static void callOnceWithoutTheDatabase(SendingWorkspace workspace) {
    var account =
        new ProviderAccount(
            "VAPI",
            false,
            workspace.provider().url(),
            Map.of("apiKey", workspace.provider().config().vapiApiKey()),
            URI.create("http://localhost:1"));
    var request =
        new AssistantRequest(
            UUID.randomUUID(),
            "lost",
            "+12065551001",
            "qualifier-1",
            "number-1",
            Map.of(),
            Duration.ofMinutes(1));
    try (var providers = new Providers(HttpTimeouts.STANDARD)) {
      assertThat(providers.assistants().place(account, request))
          .isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void triesAgainWhatWasProvablyNotTaken() {
    try (var workspace = open(FaultPlan.always(FaultKind.TOO_MANY_REQUESTS, Duration.ZERO), 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      workspace.placeAiCalls(run.chunk());
      workspace.clock().advance(Duration.ofSeconds(20));
      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(2);
      assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 1L));
      run.balances();
    }
  }

  @Test
  void holdsTheAccountWhoseCreditIsUsedUp() {
    FaultPlan broke =
        FaultPlan.parse(
            "{\"rules\": [{\"fault\": \"REJECTED\", \"code\": 402, \"perMille\": 1000}]}");
    try (var workspace = open(broke, 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.value("select scope || ' ' || name from hold"))
          .isEqualTo("INTEGRATION VAPI_BALANCE_EMPTY");
      workspace.clock().advance(Duration.ofMinutes(2));
      workspace.placeAiCalls(run.chunk());
      assertThat(workspace.provider().posts()).isEqualTo(1);
    }
  }

  @Test
  void opensAsManyCallsAsThereAreLinesAndWakesTheNextWhenOneEnds() {
    try (var workspace = open(FaultPlan.none(), 5)) {
      workspace.execute(
          tx -> tx.execute("update integration set concurrent_calls = 2 where provider = 'VAPI'"));
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(2);
      assertThat(run.decisions())
          .isEqualTo(Map.of("ALLOWED ALLOWED", 2L, "DEFERRED CALLS_BUSY", 3L));
      assertThat(workspace.value("select count(*) from enrollment where hold = 'CALLS_BUSY'"))
          .isEqualTo("3");
      workspace.execute(tx -> tx.execute("delete from wake"));

      new Assistants(workspace).ends(run.leads().getFirst(), "customer-busy");
      workspace.relayAll();

      assertThat(
              workspace.value("select string_agg(enrollment_id::text, ',' order by 1) from wake"))
          .contains(String.valueOf(run.leads().get(2)));
      workspace.placeAiCalls(run.chunk());
      assertThat(workspace.provider().posts()).isEqualTo(3);
      run.balances();
    }
  }

  @Test
  void givesALineBackWhenTheCallCanNotLastAnyLonger() {
    try (var workspace = open(FaultPlan.none(), 2)) {
      workspace.execute(
          tx -> tx.execute("update integration set concurrent_calls = 1 where provider = 'VAPI'"));
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      workspace.placeAiCalls(run.chunk());
      assertThat(workspace.provider().posts()).isEqualTo(1);

      workspace.clock().advance(Duration.ofMinutes(14));
      workspace.placeAiCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(2);
    }
  }

  @Test
  void countsAgainstTheCapsOfOtherChannels() {
    try (var workspace = open(FaultPlan.none(), 1)) {
      String capped = "policy: { caps: [ { per: OWNER, atMost: 1, within: P7D } ] }\n";
      TestRun first = workspace.launch(Texting.campaign(capped, CALL));
      workspace.placeAiCalls(first.chunk());
      TestRun second = workspace.launch(Texting.campaign(capped));

      second.sendSms();

      assertThat(second.decisions()).isEqualTo(Map.of("DEFERRED FREQUENCY_CAP", 1L));
    }
  }

  @Test
  void reservesTheLongestCallAndSettlesOnItsPrice() {
    try (var workspace = open(FaultPlan.none(), 1)) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      workspace.placeAiCalls(run.chunk());
      assertThat(workspace.value("select reserved_micros from intent")).isEqualTo("3500000");

      new Assistants(workspace).ends(run.lead(), "customer-ended-call");
      workspace.relayAll();

      assertThat(workspace.value("select price from intent")).isEqualTo("0.1234");
    }
  }

  static SendingWorkspace open(FaultPlan faults, int owners) {
    SendingWorkspace workspace = SendingWorkspace.open(faults);
    workspace.owners(owners);
    workspace.agree();
    return workspace;
  }
}
