package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeWebhookTest {
  private static final String SECRET = "whsec_test";
  private final Client client = TestApi.client();
  private String path = "";

  @BeforeEach
  void configure() {
    String url =
        client
            .put(
                "/api/integrations/stripe",
                """
                {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000',
                 'credentials': {'apiKey': 'sk_test_x', 'webhookSecret': 'whsec_test'}}
                """)
            .expect(200)
            .at("/data/webhookUrl");
    path = url.substring(TestApi.PUBLIC_URL.length()) + "/events";
  }

  @Test
  void keepsAPaymentOnceWithItsAmount() {
    call(event("evt_1", "checkout.session.completed", "paid")).expect(204);
    call(event("evt_1", "checkout.session.completed", "paid")).expect(204);

    assertThat(kept("payload::text")).hasSize(1);
    assertThat(
            kept(
                "(payload->>'session') || ' ' || (payload->>'paid') || ' ' || (payload->>'amount')"
                    + " || ' ' || (payload->>'currency')"))
        .containsExactly("cs_1 true 25.00 USD");
  }

  @Test
  void tellsAPaymentFromAPromiseAndFromALinkThatExpired() {
    call(event("evt_1", "checkout.session.completed", "unpaid")).expect(204);
    call(event("evt_2", "checkout.session.expired", "unpaid")).expect(204);
    call(event("evt_3", "checkout.session.async_payment_succeeded", "paid")).expect(204);
    call(event("evt_4", "customer.created", "paid")).expect(204);

    assertThat(kept("payload->>'paid'")).containsExactly("false", "true");
  }

  @Test
  void aForgedTamperedOrStaleCallStoresNothing() {
    String body = event("evt_1", "checkout.session.completed", "paid");
    long now = Instant.now().getEpochSecond();
    String signature = signature(body, now);

    send(body, "").expectProblem(403);
    send(body, "t=" + now + ",v1=00").expectProblem(403);
    send(body, signature.replace("t=" + now, "t=" + (now + 1))).expectProblem(403);
    send(body + " ", signature).expectProblem(403);
    send(body, signature(body, now - 301)).expectProblem(403);
    send(body, signature(body, now + 400)).expectProblem(403);

    assertThat(kept("id::text")).isEmpty();
  }

  @Test
  void takesOneOfTwoSignaturesWhileASecretIsChanged() {
    String body = event("evt_1", "checkout.session.completed", "paid");
    String signed = signature(body, Instant.now().getEpochSecond());

    send(body, signed.replace(",v1=", ",v1=00ff,v0=x,v1=")).expect(204);

    assertThat(kept("id::text")).hasSize(1);
  }

  @Test
  void refusesWhatIsSignedButIsNoEvent() {
    call("[]").expectProblem(400, " MALFORMED_JSON");
    call("{").expectProblem(400, " MALFORMED_JSON");
    call("{}").expect(204);
  }

  @Test
  void nobodysAddressIsAnsweredAsAForgeryIs() {
    path = "/webhooks/stripe/nobody/events";

    call(event("evt_1", "checkout.session.completed", "paid")).expectProblem(403);
  }

  @Test
  void whoHasPaidIsThanked() {
    assertThat(TestApi.anonymous().get("/paid").expect(200).body()).contains("Thank you");
  }

  private Answer call(String body) {
    return send(body, signature(body, Instant.now().getEpochSecond()));
  }

  private Answer send(String body, String signature) {
    Client anonymous = TestApi.anonymous();
    return anonymous.send(
        anonymous
            .request(path)
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", signature)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String signature(String body, long time) {
    String mac =
        StripeSignature.sign(SECRET, Long.toString(time), body.getBytes(StandardCharsets.UTF_8));
    return "t=" + time + ",v1=" + mac;
  }

  private static String event(String id, String type, String status) {
    return """
    {"id":"%s","object":"event","type":"%s","data":{"object":{"id":"cs_1",\
    "object":"checkout.session","amount_total":2500,"currency":"usd","payment_status":"%s"}}}\
    """
        .formatted(id, type, status);
  }

  private List<String> kept(String what) {
    return Ledger.query(
        "select " + what + " from inbox where workspace_id = ? order by id", client.workspace());
  }
}
