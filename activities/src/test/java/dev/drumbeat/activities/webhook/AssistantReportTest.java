package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.activities.Assistants;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.ledger.CallRecords;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the report of an assistant's call does to ledger, lead and suppressions. */
class AssistantReportTest {
  private static final String CALL =
      """
        text:
          type: call
          mode: AI
          from: robin
          assistant: qualifier-1
          cases: [ { when: "event.analysis.interest >= 4", next: hot } ]
          onOutcome: { CALL_BACK: later, NO_ANSWER: later }
          otherwise: done
        hot: { type: end, outcome: HOT }
        later: { type: end, outcome: LATER }
      """;

  @Test
  void movesTheLeadByWhatTheAssistantFound() {
    assertThat(ended("customer-ended-call", "\"interest\": 5")).isEqualTo("HOT");
    assertThat(ended("customer-ended-call", "\"interest\": 1, \"outcome\": \"call back\""))
        .isEqualTo("LATER");
    assertThat(ended("customer-did-not-answer", "")).isEqualTo("LATER");
    assertThat(ended("call.start.error-get-assistant", "")).isEqualTo("COMPLETED");
  }

  private static String ended(String reason, String found) {
    try (var workspace = open()) {
      TestRun run = called(workspace, "");
      new Assistants(workspace)
          .reports(
              run.lead(),
              "{\"endedReason\": \"%s\", \"analysis\": {\"structuredData\": {%s}}}"
                  .formatted(reason, found));
      workspace.relayAll();
      run.balances();
      return workspace.value("select outcome from enrollment");
    }
  }

  @Test
  void keepsWhatWasSaidWithTheCallAndNotInTheTimeline() {
    try (var workspace = open()) {
      TestRun run = called(workspace, "");
      new Assistants(workspace)
          .reports(
              run.lead(),
              """
              {"endedReason": "customer-ended-call", "analysis": {"summary": "A chat."},
               "artifact": {"transcript": "AI: Hello.\\nUser: A word of mine.\\n"}}
              """);
      workspace.relayAll();

      long intent = workspace.ids("select id from intent").getFirst();
      Optional<String> said = workspace.query(tx -> CallRecords.transcript(tx, intent));
      assertThat(said.orElseThrow()).contains("A word of mine.");
      assertThat(workspace.value("select string_agg(inputs::text, '') from timeline"))
          .contains("A chat.")
          .doesNotContain("A word of mine.");
      assertThat(workspace.value("select count(*) from inbox")).isEqualTo("0");
    }
  }

  @Test
  void closesVoiceWhenThePersonAsksForItInTheCall() {
    try (var workspace = open()) {
      TestRun run = called(workspace, "exitOn: [ { event: OPTED_OUT, scope: OWNER } ]\n");
      new Assistants(workspace)
          .reports(
              run.lead(),
              """
              {"endedReason": "customer-ended-call", "artifact": {"messages": [
                {"role": "user", "message": "Please stop calling me, take me off your list"}]}}
              """);

      assertThat(
              workspace.value("select channel || ' ' || reason || ' ' || source from suppression"))
          .isEqualTo("VOICE OPT_OUT VAPI");
      workspace.relayAll();
      assertThat(workspace.value("select state from enrollment")).isEqualTo("EXITED");
      TestRun second = workspace.launch(Texting.campaign("", CALL));
      workspace.placeAiCalls(second.chunk());
      assertThat(second.decisions()).isEqualTo(Map.of("DENIED SUPPRESSED", 1L));
    }
  }

  @Test
  void closesVoiceToANumberThatIsAnothers() {
    try (var workspace = open()) {
      TestRun run = called(workspace, "");
      new Assistants(workspace)
          .reports(
              run.lead(),
              """
              {"endedReason": "customer-ended-call", "artifact": {"messages": [
                {"role": "user", "message": "Sorry, you have the wrong number."}]}}
              """);
      assertThat(workspace.value("select channel || ' ' || reason from suppression"))
          .isEqualTo("VOICE WRONG_NUMBER");
    }
  }

  @Test
  void isAppliedOnceWhoeverTellsIt() {
    try (var workspace = open()) {
      TestRun run = called(workspace, "");
      var assistants = new Assistants(workspace);
      assertThat(assistants.status(run.lead(), "in-progress")).isTrue();
      assertThat(assistants.ends(run.lead(), "voicemail")).isTrue();
      assertThat(assistants.ends(run.lead(), "voicemail")).isFalse();
      assertThat(assistants.status(run.lead(), "ringing")).isTrue();
      workspace.relayAll();

      assertThat(workspace.value("select delivery from intent")).isEqualTo("COMPLETED");
      assertThat(workspace.value("select data->>'outcome' from event where type = 'CALL_ENDED'"))
          .isEqualTo("VOICEMAIL");
      assertThat(workspace.value("select count(*) from event where type = 'CALL_ANSWERED'"))
          .isEqualTo("0");
    }
  }

  @Test
  void isAskedForWhereNobodyTellsIt() {
    try (var workspace = open()) {
      TestRun run = called(workspace, "");
      workspace.execute(
          tx -> tx.execute("update intent set settled_at = now() - interval '11 minutes'"));

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            workspace.execute(tx -> tx.execute("update intent set check_at = null"));
            workspace.silenceCheck().check(workspace.id());
            workspace.relayAll();
            return !workspace.value("select state from enrollment").equals("ACTIVE");
          });

      assertThat(workspace.value("select reported from intent")).isEqualTo("true");
      assertThat(workspace.value("select count(*) from call_record")).isEqualTo("1");
      run.balances();
    }
  }

  private static SendingWorkspace open() {
    SendingWorkspace workspace = SendingWorkspace.open();
    workspace.owners(1);
    workspace.agree();
    return workspace;
  }

  private static TestRun called(SendingWorkspace workspace, String top) {
    TestRun run = workspace.launch(Texting.campaign(top, CALL));
    workspace.placeAiCalls(run.chunk());
    return run;
  }
}
