package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendGridWebhookTest {
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private final Client client = TestApi.client();
  private final KeyPair keys = keys();
  private String path = "";

  @BeforeEach
  void setUp() {
    String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    String url =
        client
            .put(
                "/api/integrations/sendgrid",
                """
                {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000',
                 'credentials': {'apiKey': 'SG.x', 'webhookPublicKey': '%s'}}
                """
                    .formatted(publicKey))
            .expect(200)
            .at("/data/webhookUrl");
    path = url.substring(TestApi.PUBLIC_URL.length()) + "/events";
  }

  @Test
  void keepsEachEventOfABatchOnce() {
    String batch =
        "[%s,%s,%s]\r\n"
            .formatted(
                event("processed", "e1", ""), event("open", "e2", ""), event("open", "e2", ""));

    call(batch).expect(204);
    call(batch).expect(204);

    assertThat(kinds()).containsExactly("processed dana@example.com", "open dana@example.com");
    assertThat(
            Ledger.query(
                "select payload ->> 'attempt' from inbox where workspace_id = ?",
                client.workspace()))
        .containsOnly(ATTEMPT.toString());
  }

  @Test
  void tellsEventsWithoutAnIdApartByWhatTheySay() {
    String noId = event("open", "", "").replace("\"sg_event_id\":\"\",", "");

    call("[" + noId + "]").expect(204);
    call("[" + noId + "," + noId.replace("open", "click") + "]").expect(204);

    assertThat(kinds()).containsExactly("open dana@example.com", "click dana@example.com");
  }

  @Test
  void whatAPersonOrAMailboxRefusesIsSuppressedAtOnce() {
    call("[%s]".formatted(event("unsubscribe", "e1", ""))).expect(204);
    call("[%s]".formatted(event("spamreport", "e2", ""))).expect(204);
    call("[%s]".formatted(event("bounce", "e3", ",\"type\":\"bounce\",\"status\":\"5.1.1\"")))
        .expect(204);

    assertThat(suppressions()).containsExactly("EMAIL BOUNCE", "EMAIL COMPLAINT", "EMAIL OPT_OUT");
  }

  @Test
  void aBlockIsNoBounce() {
    call("[%s]".formatted(event("bounce", "e1", ",\"type\":\"blocked\""))).expect(204);

    assertThat(suppressions()).isEmpty();
  }

  @Test
  void needsTheBytesToTheLastLineBreak() {
    String batch = "[" + event("open", "e1", "") + "]\r\n";
    long now = Instant.now().getEpochSecond();

    send(batch.strip(), now, sign(batch, now)).expectProblem(403);
    send(batch, now, sign(batch, now)).expect(204);
  }

  @Test
  void aForgedTamperedOrStaleCallStoresNothing() {
    String batch = "[" + event("unsubscribe", "e1", "") + "]";
    long now = Instant.now().getEpochSecond();
    String signature = sign(batch, now);

    send(batch, now, "").expectProblem(403);
    send(batch, now, "bm90IGEgc2lnbmF0dXJl").expectProblem(403);
    send(batch, now, signature.substring(0, signature.length() - 8)).expectProblem(403);
    send(batch + " ", now, signature).expectProblem(403);
    send(batch, now + 1, signature).expectProblem(403);
    send(batch, now - 601, sign(batch, now - 601)).expectProblem(403);
    send(batch, now + 700, sign(batch, now + 700)).expectProblem(403);

    assertThat(kinds()).isEmpty();
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void takesABatchInWhichOneEventCanHardlyBeStored() {
    String odd =
        event("open", "e1", ",\"reason\":\"a\\ud800b\\u0000\",\"timestamp\":9223372036854775807")
            .replace("\"timestamp\":1764000000,", "");
    String endless = event("open", "x".repeat(3000), "").replace("Dana@", "d".repeat(3000) + "@");

    call("[%s,%s,%s]".formatted(odd, endless, event("click", "e3", ""))).expect(204);

    assertThat(kinds()).hasSize(3).contains("open dana@example.com", "click dana@example.com");
  }

  @Test
  void refusesWhatIsSignedButIsNoBatch() {
    call("{}").expectProblem(400, " MALFORMED_JSON");
    call("[").expectProblem(400, " MALFORMED_JSON");
  }

  private Answer call(String body) {
    long now = Instant.now().getEpochSecond();
    return send(body, now, sign(body, now));
  }

  private Answer send(String body, long timestamp, String signature) {
    Client anonymous = TestApi.anonymous();
    return anonymous.send(
        anonymous
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-Twilio-Email-Event-Webhook-Signature", signature)
            .header("X-Twilio-Email-Event-Webhook-Timestamp", Long.toString(timestamp))
            .POST(BodyPublishers.ofString(body)));
  }

  private String sign(String body, long timestamp) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(keys.getPrivate());
      signer.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String publicKey() {
    return Base64.getEncoder().encodeToString(keys().getPublic().getEncoded());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String event(String event, String id, String more) {
    return """
    {"email":"Dana@Example.com","timestamp":1764000000,"event":"%s","sg_event_id":"%s",\
    "sg_message_id":"m1.f","attempt_id":"%s"%s}\
    """
        .formatted(event, id, ATTEMPT, more);
  }

  private List<String> kinds() {
    return Ledger.query(
        "select (payload ->> 'event') || ' ' || order_key from inbox where workspace_id = ?"
            + " order by id",
        client.workspace());
  }

  private List<String> suppressions() {
    return Ledger.query(
        "select channel || ' ' || reason from suppression where workspace_id = ? order by 1",
        client.workspace());
  }
}
