package dev.drumbeat.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.Provider;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestSendTest {
  private static final String MINE = "+12065550190";
  private static final String CAMPAIGN =
      """
      {'name': 'Tried', 'channels': ['sms', 'email'], 'audience': {'api': true}, 'start': 'text',
       'steps': {
         'text': {'type': 'sms', 'from': 'main', 'next': 'mail',
                  'body': 'Is {{ property.address }} yours? Reply STOP to opt out.'},
         'mail': {'type': 'email', 'from': 'team', 'subject': 'Hello', 'body': 'For {{ owner.name }}',
                  'html': '<p>{{ owner.name }}</p>', 'next': 'done'},
         'done': {'type': 'end'}}}
      """;

  private final Client client = TestApi.client();
  private String path = "";

  @BeforeEach
  void ready() {
    sender("'key': 'main', 'channel': 'sms', 'address': '+12065550100'");
    sender(
        "'key': 'team', 'channel': 'email', 'address': 'team@example.com', 'postalAddress': '1 Main'");
    account(Provider.TWILIO, Map.of("accountSid", "AC01", "authToken", "x"));
    account(Provider.SENDGRID, Map.of("apiKey", "x", "webhookPublicKey", "x"));
    path =
        client.post("/api/campaigns", CAMPAIGN).expect(201).header("Location")
            + "/draft/test-sends";
  }

  @Test
  void isPlannedAsAMarkedTextThatNoRunCounts() {
    String property =
        client.post("/api/properties", "{'address': '12 Pike St'}").expect(201).at("/data/id");

    Answer sent =
        client
            .post(
                path,
                "{'step': 'text', 'to': '206-555-0190', 'lead': {'propertyId': '%s'}}"
                    .formatted(property))
            .expect(202);

    Answer message = client.get(sent.header("Location")).expect(200);
    assertThat(message.at("/data/id")).isEqualTo(sent.at("/data/messageId"));
    assertThat(message.at("/data/address")).isEqualTo(MINE);
    assertThat(message.at("/data/content/body"))
        .isEqualTo("[Test] Is 12 Pike St yours? Reply STOP to opt out.");
    assertThat(message.at("/data/content/test")).isEqualTo("true");
    assertThat(message.at("/data/state")).isEqualTo("PLANNED");
    assertThat(message.at("/data/runId")).isEqualTo("null");
    assertThat(message.at("/data/enrollmentId")).isEqualTo("null");
    assertThat(client.get("/api/messages?address=%2B12065550190").all("/data", "step"))
        .containsExactly("text");
    assertThat(count("timeline")).isEqualTo("0");
  }

  @Test
  void anEmailHasTheMarkInItsSubjectAndSaysWhatIsMissing() {
    Answer sent = client.post(path, "{'step': 'mail', 'to': 'Me@Example.com'}").expect(202);

    assertThat(sent.at("/data/missingFields")).isEqualTo("[\"owner.name\"]");
    Answer message = client.get(sent.header("Location"));
    assertThat(message.at("/data/content/subject")).isEqualTo("[Test] Hello");
    assertThat(message.at("/data/content/html")).isEqualTo("<p></p>");
    assertThat(message.at("/data/content/postalAddress")).isEqualTo("1 Main");
    assertThat(message.at("/data/address")).isEqualTo("me@example.com");
  }

  @Test
  void isMadeOnceByAKey() {
    String body = "{'step': 'text', 'to': '%s'}".formatted(MINE);

    Answer first = once(body).expect(202);

    assertThat(once(body).expect(202).at("/data/messageId")).isEqualTo(first.at("/data/messageId"));
    assertThat(count("intent")).isEqualTo("1");
    once("{'step': 'text', 'to': '+12065550191'}").expectProblem(422);
  }

  @Test
  void refusesAnotherKindOfAddressOrStep() {
    client
        .post(path, "{'step': 'text', 'to': 'me@example.com'}")
        .expectProblem(400, "/to WRONG_CHANNEL");
    client.post(path, "{'step': 'mail', 'to': '12'}").expectProblem(400, "/to BAD_FORMAT");
    client
        .post(path, "{'step': 'done', 'to': '%s'}".formatted(MINE))
        .expectProblem(400, "/step NOT_A_MESSAGE");
    client
        .post(path, "{'step': 'nope', 'to': '%s'}".formatted(MINE))
        .expectProblem(400, "/step UNKNOWN_STEP");
  }

  @Test
  void refusesWhoHasOptedOut() {
    client
        .post(
            "/api/suppressions",
            "{'channel': 'sms', 'value': '%s', 'reason': 'OPT_OUT'}".formatted(MINE))
        .expect(201);

    Answer refused =
        client.post(path, "{'step': 'text', 'to': '%s'}".formatted(MINE)).expectProblem(409);

    assertThat(refused.at("/detail")).contains("OPT_OUT").doesNotContain(MINE);
    assertThat(count("intent")).isEqualTo("0");
  }

  @Test
  void refusesWhatItsSenderCannotSend() {
    Ledger.write("update sender set registered = false where workspace_id = ?", client.workspace());

    assertThat(
            client
                .post(path, "{'step': 'text', 'to': '%s'}".formatted(MINE))
                .expectProblem(409)
                .at("/detail"))
        .contains("not registered");
  }

  @Test
  void isNoWayAroundTheGate() {
    Ledger.write(
        "insert into intent (workspace_id, origin, step, visit, kind, claim_token, slot_at, content)"
            + " select ?, 'test send:' || ? || n, 'text', 1, 'SMS', gen_random_uuid(), now(), '{}'"
            + " from generate_series(1, 20) n",
        client.workspace(),
        client.workspace().toString());

    client.post(path, "{'step': 'text', 'to': '%s'}".formatted(MINE)).expectProblem(429);
  }

  private void sender(String fields) {
    client.post("/api/senders", "{%s, 'registered': true}".formatted(fields)).expect(201);
  }

  private void account(Provider provider, Map<String, String> credentials) {
    TestApi.bean(IntegrationStore.class)
        .upsert(
            client.workspace(),
            new NewIntegration(
                provider, Mode.SIMULATED, URI.create("http://localhost:1"), credentials));
  }

  private String count(String table) {
    return Ledger.query(
            "select count(*) from " + table + " where workspace_id = ?", client.workspace())
        .getFirst();
  }

  private Answer once(String body) {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "test-send-1")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }
}
