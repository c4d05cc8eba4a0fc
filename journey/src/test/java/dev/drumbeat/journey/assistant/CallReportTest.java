package dev.drumbeat.journey.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class CallReportTest {
  private static CallReport read(String json) {
    return CallReport.read(JsonMapper.shared().readTree(json));
  }

  private static CallReport said(String utterance) {
    return read(
        """
        {"endedReason": "customer-ended-call",
         "artifact": {"messages": [{"role": "bot", "message": "Stop me any time."},
                                   {"role": "user", "message": "%s"}]}}
        """
            .formatted(utterance));
  }

  @ParameterizedTest
  @CsvSource({
    "customer-busy, BUSY",
    "customer-did-not-answer, NO_ANSWER",
    "voicemail, VOICEMAIL",
    "customer-ended-call, ANSWERED",
    "assistant-ended-call-after-message-spoken, ANSWERED",
    "assistant-said-end-call-phrase, ANSWERED",
    "silence-timed-out, ANSWERED",
    "call.start.error-vapifault-get-org, FAILED",
    "call.start.error-subscription-frozen, FAILED",
    "assistant-request-failed, FAILED",
    "twilio-failed-to-connect-call, FAILED",
    "a-word-of-tomorrow, FAILED"
  })
  void namesTheOutcomeByTheProvidersWord(String endedReason, Outcome outcome) {
    assertThat(read("{\"endedReason\": \"" + endedReason + "\"}").outcome()).isEqualTo(outcome);
  }

  @Test
  void takesAnUnknownEndForAnsweredWhenThePersonSpoke() {
    CallReport report =
        read(
            """
            {"endedReason": "pipeline-error-of-tomorrow",
             "artifact": {"transcript": "AI: Hello?\\nUser: Yes, it is me.\\n"}}
            """);
    assertThat(report.outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void hearsAnOptOutOfThePersonAndNotOfTheAssistant() {
    assertThat(said("Please stop calling me").refusal())
        .isNotNull()
        .extracting(Refusal::kind)
        .isEqualTo(Refusal.Kind.OPT_OUT);
    assertThat(said("Yes, that is my building").refusal()).isNull();
  }

  @Test
  void believesTheAssistantsNoteOfAnOptOut() {
    CallReport report =
        read("{\"endedReason\": \"x\", \"analysis\": {\"structuredData\": {\"optOut\": true}}}");
    assertThat(report.refusal()).isEqualTo(new Refusal(Refusal.Kind.OPT_OUT, "analysis.optOut"));
  }

  @Test
  void hearsThatTheNumberIsAnothers() {
    assertThat(said("You have the wrong number").refusal())
        .isNotNull()
        .extracting(Refusal::kind)
        .isEqualTo(Refusal.Kind.WRONG_NUMBER);
  }

  @Test
  void readsFindingsPriceAndLength() {
    CallReport report =
        read(
            """
            {"endedReason": "customer-ended-call", "cost": 0.1235,
             "startedAt": "2026-11-17T19:30:00.000Z", "endedAt": "2026-11-17T19:31:30.500Z",
             "analysis": {"summary": "Wants to sell.", "successEvaluation": "true",
                          "structuredData": {"outcome": "call back", "interest": 4, "bad name": 1}},
             "artifact": {"structuredOutputs": {"a1": {"name": "budget", "result": 2.5}}}}
            """);
    assertThat(report.seconds()).isEqualTo(90);
    assertThat(report.price()).isEqualByComparingTo("0.1235");
    assertThat(report.summary()).isEqualTo("Wants to sell.");
    assertThat(report.finding()).contains("CALL_BACK");
    assertThat(report.analysis())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "outcome",
                "call back",
                "interest",
                4L,
                "budget",
                2.5,
                "successEvaluation",
                "true"));
  }

  @Test
  void cutsWhatIsTooLongAndWhatCannotBeStored() {
    String long1 = "a".repeat(CallReport.LONGEST_TRANSCRIPT + 5);
    CallReport report =
        read(
            "{\"artifact\": {\"transcript\": \"\\u0000"
                + long1
                + "\"}, \"analysis\": {\"structuredData\": {\"deep\": {\"a\": {\"b\": {\"c\": 1}}},"
                + " \"list\": [1, [2, [3]]]}}}");
    assertThat(report.transcript()).hasSize(CallReport.LONGEST_TRANSCRIPT).startsWith("\uFFFDa");
    assertThat(report.analysis())
        .containsEntry("deep", Map.of("a", Map.of()))
        .containsEntry("list", List.of(1L, List.of(2L)));
  }

  @Test
  void saysNothingOfWhatWasSaid() {
    assertThat(said("My secret").toString()).doesNotContain("secret");
  }
}
