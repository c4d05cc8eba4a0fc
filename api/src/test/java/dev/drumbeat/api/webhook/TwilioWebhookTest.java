package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TwilioWebhookTest {
  private final Client client = TestApi.client();
  private final TwilioCaller twilio = TwilioCaller.of(client);

  @Test
  void keepsTheStateOfATextOnce() {
    UUID attempt = UUID.randomUUID();
    var form =
        Map.of(
            "MessageSid", "SM1",
            "MessageStatus", "undelivered",
            "ErrorCode", "30005",
            "To", Ledger.PHONE,
            "SomethingNew", "ü & ü");

    twilio.call("/message-status?attempt=" + attempt, form).expect(204);
    twilio.call("/message-status?attempt=" + attempt, form).expect(204);

    assertThat(inbox())
        .containsExactly(
            ("MESSAGE_STATUS +12065550147 {\"sid\": \"SM1\", \"price\": null, \"status\":"
                    + " \"undelivered\", \"attempt\": \"%s\", \"errorCode\": \"30005\"}")
                .formatted(attempt));
    assertThat(seen()).containsExactly("SM1:undelivered:30005");
  }

  @Test
  void keepsTheStateOfACall() {
    UUID attempt = UUID.randomUUID();

    twilio
        .call(
            "/call-status?attempt=" + attempt,
            Map.of(
                "CallSid", "CA1",
                "CallStatus", "completed",
                "CallDuration", "31",
                "AnsweredBy", "human",
                "To", Ledger.PHONE))
        .expect(204);

    assertThat(inbox())
        .singleElement()
        .asString()
        .contains("CALL_STATUS +12065550147", "\"duration\": 31", "\"answeredBy\": \"human\"");
    assertThat(seen()).containsExactly("CA1:completed");
  }

  @Test
  void aStopIsObeyedBeforeItIsAnswered() {
    var answer = twilio.call("/inbound", text("SM1", "STOP")).expect(200);

    assertThat(answer.header("Content-Type")).startsWith("text/xml");
    assertThat(answer.body()).endsWith("<Response></Response>");
    assertThat(suppressions()).containsExactly("SMS OPT_OUT");
    assertThat(inbox()).singleElement().asString().contains("\"intent\": \"OPT_OUT\"");
    twilio.call("/inbound", text("SM2", "START")).expect(200);
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void startRestoresTextsFromThisWorkspaceOnlyAndNothingElse() {
    Client other = TestApi.client();
    for (Client each : List.of(client, other)) {
      each.post("/api/opt-outs", "{'value': '2065550147', 'evidence': 'Letter'}").expect(200);
    }
    for (String reason : List.of("LITIGATOR", "DNC", "COMPLAINT", "WRONG_NUMBER")) {
      client
          .post(
              "/api/suppressions",
              "{'channel': 'sms', 'value': '2065550147', 'reason': '%s'}".formatted(reason))
          .expect(201);
    }

    twilio.call("/inbound", text("SM1", "START")).expect(200);

    assertThat(suppressions())
        .containsExactly(
            "SMS COMPLAINT", "SMS DNC", "SMS LITIGATOR", "SMS WRONG_NUMBER", "VOICE OPT_OUT");
    assertThat(
            other
                .post("/api/suppressions/check", "{'value': '2065550147', 'channel': 'sms'}")
                .at("/data/suppressed"))
        .isEqualTo("true");
  }

  @Test
  void aReplayIsAnsweredWellAndChangesNothing() {
    twilio.call("/inbound", text("SM1", "STOP")).expect(200);
    twilio.call("/inbound", text("SM2", "START")).expect(200);
    List<String> before = inbox();

    twilio.call("/inbound", text("SM1", "STOP")).expect(200);

    assertThat(suppressions()).isEmpty();
    assertThat(inbox()).isEqualTo(before);
  }

  @Test
  void takesABodyThatEndsInALineBreak() {
    String url = twilio.url("/inbound");
    String signed = "BodySTOP\r\nFrom+12065550147MessageSidSM1To+12065550100";
    String body = "MessageSid=SM1&From=%2B12065550147&To=%2B12065550100&Body=STOP\r\n";

    twilio.send("/inbound", body, TwilioCaller.sign(url + signed)).expect(200);

    assertThat(suppressions()).containsExactly("SMS OPT_OUT");
  }

  @Test
  void anOptOutInFreeWordsCountsToo() {
    twilio.call("/inbound", text("SM1", "please stop texting me")).expect(200);

    assertThat(suppressions()).containsExactly("SMS OPT_OUT");
  }

  @Test
  void theCarriersOwnOptOutCountsWhateverTheWords() {
    var form =
        Map.of(
            "MessageSid", "SM1",
            "From", Ledger.PHONE,
            "To", "+12065550100",
            "Body", "ARRETE",
            "OptOutType", "STOP");

    twilio.call("/inbound", form).expect(200);

    assertThat(suppressions()).containsExactly("SMS OPT_OUT");
  }

  @Test
  void keepsATextWithACharacterThatCannotBeStored() {
    twilio.call("/inbound", text("SM1", "a\u0000b")).expect(200);

    assertThat(
            Ledger.query(
                "select body from inbound_message where workspace_id = ?", client.workspace()))
        .containsExactly("a\uFFFDb");
  }

  @Test
  void speaksTheScriptToAPersonAndAsksForADigit() {
    Ledger call = Ledger.sent(client.workspace(), "CALL", Ledger.SCRIPT);

    var answer = voice(call, Map.of("CallSid", "CA1", "AnsweredBy", "human")).expect(200);

    assertThat(answer.body())
        .contains("<Say language=\"en-US\">Hello, &quot;Pike &amp; Co&quot; &lt;here&gt;</Say>")
        .contains("numDigits=\"1\"")
        .contains("action=\"" + twilio.url("/gather?attempt=" + call.attempt()) + "\"");
  }

  @Test
  void leavesItsMessageOnAMachine() {
    Ledger call = Ledger.sent(client.workspace(), "CALL", Ledger.SCRIPT);

    var answer = voice(call, Map.of("CallSid", "CA1", "AnsweredBy", "machine_end_beep"));

    assertThat(answer.body())
        .endsWith("<Response><Say language=\"en-US\">Call us back</Say><Hangup/></Response>");
  }

  @Test
  void hangsUpOnAMachineWhenThereIsNoMessage() {
    Ledger call = Ledger.sent(client.workspace(), "CALL", "{\"script\": \"Hello\"}");

    assertThat(voice(call, Map.of("CallSid", "CA1", "AnsweredBy", "machine_start")).body())
        .endsWith("<Response><Hangup/></Response>");
    assertThat(voice(call, Map.of("CallSid", "CA1")).body())
        .endsWith("<Response><Say language=\"en-US\">Hello</Say><Hangup/></Response>");
  }

  @Test
  void theOptOutDigitEndsCallsToThatPhone() {
    Ledger call = Ledger.sent(client.workspace(), "CALL", Ledger.SCRIPT);

    var answer =
        twilio
            .call("/gather?attempt=" + call.attempt(), Map.of("CallSid", "CA1", "Digits", "9"))
            .expect(200);

    assertThat(answer.body()).contains("You will not be called again");
    assertThat(suppressions()).containsExactly("VOICE OPT_OUT");
    assertThat(inbox()).singleElement().asString().contains("\"meaning\": \"OPT_OUT\"");
    assertThat(seen()).containsExactly("CA1:9");
  }

  @Test
  void anotherDigitForbidsNothing() {
    Ledger call = Ledger.sent(client.workspace(), "CALL", Ledger.SCRIPT);

    twilio
        .call("/gather?attempt=" + call.attempt(), Map.of("CallSid", "CA1", "Digits", "1"))
        .expect(200);

    assertThat(suppressions()).isEmpty();
    assertThat(inbox()).singleElement().asString().contains("\"meaning\": \"INTERESTED\"");
  }

  @Test
  void knowsNoAttemptOfAnotherWorkspace() {
    Ledger theirs = Ledger.sent(TestApi.client().workspace(), "CALL", Ledger.SCRIPT);

    voice(theirs, Map.of("CallSid", "CA1")).expectProblem(404);
  }

  @Test
  void aForgedTamperedOrTruncatedCallStoresNothing() {
    var form = text("SM1", "STOP");
    String body = TwilioCaller.encode(form);
    String signature = twilio.signature("/inbound", form);

    twilio.send("/inbound", body, "").expectProblem(403);
    twilio.send("/inbound", body, signature.substring(1)).expectProblem(403);
    twilio.send("/inbound", body, signature.toLowerCase()).expectProblem(403);
    twilio.send("/inbound", body.replace("STOP", "START"), signature).expectProblem(403);
    twilio.send("/inbound", body + "&Extra=1", signature).expectProblem(403);
    twilio.send("/inbound?x=1", body, signature).expectProblem(403);
    twilio.send("/message-status", body, signature).expectProblem(403);
    twilio.send("/inbound", body + "&x=%zz", signature).expectProblem(403);
    TestApi.anonymous().post("/webhooks/twilio/no-such-key/inbound").expectProblem(403);

    assertThat(inbox()).isEmpty();
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void takesTheFieldsInAnyOrderAndRepeated() {
    String body = "To=%2B12065550147&MessageStatus=sent&MessageSid=SM1&Tag=b&Tag=a&Tag=a";
    String url = twilio.url("/message-status");
    String asTwiliosLibrariesSign = "MessageSidSM1MessageStatussentTagaTagbTo+12065550147";
    String asSent = "MessageSidSM1MessageStatussentTagbTagaTagaTo+12065550147";

    twilio
        .send("/message-status", body, TwilioCaller.sign(url + asTwiliosLibrariesSign))
        .expect(204);
    twilio.send("/message-status", body, TwilioCaller.sign(url + asSent)).expect(204);
  }

  @Test
  void anUnknownKeyIsAnsweredAsAForgery() {
    var stranger = new TwilioCaller(client, "/webhooks/twilio/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    stranger.call("/inbound", text("SM1", "STOP")).expectProblem(403);
  }

  @Test
  void takesTwoMegabytesAndNoMore() {
    var large = Map.of("MessageSid", "SM1", "Body", "x".repeat(2 * 1_048_576));

    twilio.call("/inbound", large).expectProblem(413);
  }

  private dev.drumbeat.api.Answer voice(Ledger call, Map<String, String> form) {
    return twilio.call("/voice?attempt=" + call.attempt(), form);
  }

  private static Map<String, String> text(String sid, String body) {
    return Map.of("MessageSid", sid, "From", Ledger.PHONE, "To", "+12065550100", "Body", body);
  }

  private List<String> inbox() {
    return Ledger.query(
        "select kind || ' ' || order_key || ' ' || payload from inbox where workspace_id = ?"
            + " order by id",
        client.workspace());
  }

  private List<String> seen() {
    return Ledger.query(
        "select event_key from inbox_seen where workspace_id = ?", client.workspace());
  }

  private List<String> suppressions() {
    return Ledger.query(
        "select channel || ' ' || reason from suppression where workspace_id = ?"
            + " and lifted_at is null order by 1",
        client.workspace());
  }
}
