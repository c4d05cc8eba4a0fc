package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VapiWebhookTest {
  private static final String SECRET = "secret-of-the-credential";

  private final Client client = TestApi.client();
  private final String path = integrate();
  private final Ledger call = Ledger.sent(client.workspace(), "AI_CALL", "{\"to\": \"+1\"}");

  private String integrate() {
    String url =
        client
            .put(
                "/api/integrations/vapi",
                """
                {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000',
                 'credentials': {'apiKey': 'k', 'webhookSecret': '%s'}}
                """
                    .formatted(SECRET))
            .expect(200)
            .at("/data/webhookUrl");
    return url.substring(TestApi.PUBLIC_URL.length());
  }

  @Test
  void keepsStateAndEndOfACallOnceEach() {
    tell(message("status-update", "'status': 'in-progress'")).expect(200);
    String report =
        message(
            "end-of-call-report",
            "'endedReason': 'customer-ended-call', 'cost': 0.05,"
                + " 'artifact': {'transcript': 'User: Hi'}");
    tell(report).expect(200);
    tell(report).expect(200);

    assertThat(inbox())
        .containsExactly("ASSISTANT_STATUS in-progress null", "ASSISTANT_REPORT null ANSWERED");
    assertThat(
            Ledger.query(
                "select payload->>'attempt' from inbox where workspace_id = ?", client.workspace()))
        .containsOnly(call.attempt().toString());
  }

  @Test
  void closesVoiceBeforeItAnswersWhenAPersonOptedOut() {
    tell(message(
            "end-of-call-report",
            "'endedReason': 'customer-ended-call', 'artifact': {'messages':"
                + " [{'role': 'user', 'message': 'stop calling me'}]}"))
        .expect(200);

    assertThat(
            Ledger.query(
                "select channel || ' ' || reason from suppression where workspace_id = ?",
                client.workspace()))
        .containsExactly("VOICE OPT_OUT");
  }

  @Test
  void takesABearerTokenOrTheOlderSecretInstead() {
    String body = message("status-update", "'status': 'ringing'");
    send(body, Map.of("Authorization", "Bearer " + SECRET)).expect(200);
    send(body, Map.of("X-Vapi-Secret", SECRET)).expect(200);
    assertThat(inbox()).hasSize(1);
  }

  @Test
  void refusesWhatIsNotSignedOrSignedLongAgoAndKeepsNothing() {
    String body = message("status-update", "'status': 'ringing'");
    Instant now = Instant.now();
    send(body, Map.of()).expectProblem(403);
    send(body, Map.of("Authorization", "Bearer wrong")).expectProblem(403);
    send(body, signed(body, "wrong", now)).expectProblem(403);
    send(body.replace("ringing", "queued"), signed(body, SECRET, now)).expectProblem(403);
    send(body, signed(body, SECRET, now.minus(Duration.ofHours(1)))).expectProblem(403);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void forgetsWhatItDoesNotKnowAndCallsThatAreNotItsOwn() {
    tell(message("speech-update", "'status': 'started'")).expect(200);
    tell(message("status-update", "'status': 'ringing'")
            .replace(call.attempt().toString(), UUID.randomUUID().toString()))
        .expect(200);
    tell("{'message': {'type': 'status-update', 'status': 'ringing'}}".replace('\'', '"'))
        .expect(200);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void refusesABodyThatIsNoMessageOrTooLarge() {
    tell("[]").expectProblem(400, " MALFORMED_JSON");
    tell("{\"message\": \"" + "x".repeat(2_200_000) + "\"}").expectProblem(413);
  }

  @Test
  void aNumberOfAssistantsIsASenderOfVoice() {
    String sender =
        "{'key': 'robin', 'channel': '%s', 'address': '+12065550102', 'providerNumberId': 'n-1'}";
    client
        .post("/api/senders", sender.formatted("sms"))
        .expectProblem(400, "/providerNumberId NOT_ALLOWED");
    assertThat(
            client
                .post("/api/senders", sender.formatted("voice"))
                .expect(201)
                .at("/data/providerNumberId"))
        .isEqualTo("n-1");
  }

  private String message(String type, String more) {
    return """
    {'message': {'type': '%s', 'timestamp': 1, %s,
     'call': {'id': 'c-1', 'customer': {'number': '+1', 'externalId': '%s'}}}}
    """
        .formatted(type, more, call.attempt())
        .replace('\'', '"');
  }

  private Answer tell(String body) {
    return send(body, signed(body, SECRET, Instant.now()));
  }

  private Answer send(String body, Map<String, String> headers) {
    Client anonymous = TestApi.anonymous();
    var request = anonymous.request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return anonymous.send(request.POST(BodyPublishers.ofString(body)));
  }

  private static Map<String, String> signed(String body, String secret, Instant at) {
    String timestamp = String.valueOf(at.toEpochMilli());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return Map.of("x-signature", HexFormat.of().formatHex(code), "x-timestamp", timestamp);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> inbox() {
    return Ledger.query(
        "select kind || ' ' || coalesce(payload->>'status', 'null') || ' '"
            + " || coalesce(payload->>'outcome', 'null')"
            + " from inbox where workspace_id = ? order by id",
        client.workspace());
  }
}
