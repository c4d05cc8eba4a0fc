package dev.drumbeat.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.LedgerStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OptOutTest {
  private static final UUID TOKEN = UUID.randomUUID();
  private final Client client = TestApi.client();

  @Test
  void closesAPhoneOnEveryChannelThatReachesIt() {
    Answer closed =
        client
            .post("/api/opt-outs", "{'value': '2065550147', 'evidence': 'Letter of 2 March'}")
            .expect(200);

    assertThat(closed.at("/data/scope")).isEqualTo("CONTACT_POINT");
    assertThat(closed.all("/data/suppressions", "channel")).containsExactly("sms", "voice");
    assertThat(closed.at("/data/suppressions/0/reason")).isEqualTo("OPT_OUT");
    assertThat(closed.at("/data/suppressions/0/evidence/note")).isEqualTo("Letter of 2 March");
  }

  @Test
  void closesOnlyTheChannelsThatWereMeant() {
    client
        .post(
            "/api/opt-outs",
            "{'value': '2065550147', 'channels': ['voice'], 'evidence': 'Said so'}")
        .expect(200);

    assertThat(channelsOf("2065550147")).containsExactly("voice");
    client
        .post(
            "/api/opt-outs",
            "{'value': '2065550147', 'channels': ['email'], 'evidence': 'Said so'}")
        .expectProblem(400, "/channels WRONG_CHANNEL");
  }

  @Test
  void closesAllPhonesAndAddressesOfAContact() {
    String contact =
        client
            .post(
                "/api/contacts",
                "{'phones': [{'value': '2065550147'}], 'emails': [{'value': 'dana@example.com'}]}")
            .at("/data/id");

    client
        .post(
            "/api/opt-outs",
            "{'scope': 'CONTACT', 'id': '%s', 'evidence': 'Call'}".formatted(contact))
        .expect(200);

    assertThat(channelsOf("2065550147")).containsExactly("sms", "voice");
    assertThat(channelsOf("dana@example.com")).containsExactly("email");
  }

  @Test
  void stopsAnOwnerOrAPropertyUntilItIsStartedAgain() {
    String owner = client.post("/api/owners", "{'name': 'Pike Holdings'}").header("Location");
    String property = client.post("/api/properties", "{'address': '1 Pike St'}").header("Location");

    stop("OWNER", owner).expect(200);
    stop("PROPERTY", property).expect(200);

    assertThat(client.get(owner).at("/data/stoppedAt")).isNotEqualTo("null");
    assertThat(client.get(property).at("/data/stoppedReason")).startsWith("Call (key ");

    client.post(owner + "/start", "{'reason': 'Their letter'}").expect(200);
    client.post(property + "/start", "{'reason': 'Sold'}").expect(200);

    assertThat(client.get(owner).at("/data/stoppedAt")).isEqualTo("null");
    assertThat(client.get(property).at("/data/stoppedReason")).startsWith("Started again: Sold");
  }

  @Test
  void whatIsPlannedForAStoppedOwnerOrPropertyGoesNoMore() {
    var planned = Ledger.sent(client.workspace(), "SMS", "{}");
    for (String scope : List.of("OWNER", "PROPERTY")) {
      String path =
          scope.equals("OWNER")
              ? client.post("/api/owners", "{'name': 'Pike Holdings'}").header("Location")
              : client.post("/api/properties", "{'address': '1 Pike St'}").header("Location");
      plan(planned, scope, path);

      stop(scope, path).expect(200);

      assertThat(state(planned)).isEqualTo("NOT_SENT OPTED_OUT");
      plan(planned, scope, path);
      assertThat(submit(planned)).as("planned anew after a doubt, once stopped").isEmpty();
      client.post(path + "/start", "{'reason': 'Their letter'}").expect(200);
      assertThat(submit(planned)).hasSize(1);
    }
  }

  private static void plan(Ledger lead, String scope, String path) {
    Ledger.write(
        "update intent set state = 'PLANNED', error_code = null, owner_id = null,"
            + " property_id = null, claim_token = ?,"
            + " attempts = (select max(n) from attempt a where a.intent_id = intent.id)"
            + " where enrollment_id = ?",
        TOKEN,
        lead.enrollment());
    Ledger.write(
        "update intent set %s_id = ? where enrollment_id = ?"
            .formatted(scope.toLowerCase(Locale.ROOT)),
        Long.valueOf(id(path)),
        lead.enrollment());
  }

  private static String state(Ledger lead) {
    return Ledger.query(
            "select state || ' ' || error_code from intent where enrollment_id = ?",
            lead.enrollment())
        .getFirst();
  }

  private List<Long> submit(Ledger lead) {
    String intent =
        Ledger.query("select id from intent where enrollment_id = ?", lead.enrollment()).getFirst();
    return TestApi.bean(Database.class)
        .inWorkspace(
            client.workspace(),
            tx ->
                LedgerStore.submit(
                    tx, TOKEN, Map.of(Long.valueOf(intent), UUID.randomUUID()), Instant.now()));
  }

  @Test
  void saysAllThatIsMissingOrTooMuch() {
    client
        .post("/api/opt-outs", "{'id': '1', 'evidence': 'x'}")
        .expectProblem(400, "/value REQUIRED", "/id NOT_ALLOWED");
    client
        .post("/api/opt-outs", "{'scope': 'OWNER', 'channels': ['sms'], 'evidence': 'x'}")
        .expectProblem(400, "/id REQUIRED", "/channels NOT_ALLOWED");
    client
        .post("/api/opt-outs", "{'value': 'a@example.com'}")
        .expectProblem(400, "/evidence REQUIRED");
    stop("OWNER", "/api/owners/1").expectProblem(400, "/id UNKNOWN_ID");
  }

  @Test
  void isOfItsOwnWorkspaceOnly() {
    String owner = client.post("/api/owners", "{'name': 'Pike Holdings'}").header("Location");
    Client other = TestApi.client();

    other
        .post(
            "/api/opt-outs", "{'scope': 'OWNER', 'id': '%s', 'evidence': 'x'}".formatted(id(owner)))
        .expectProblem(400, "/id UNKNOWN_ID");
    other.post(owner + "/start", "{'reason': 'x'}").expectProblem(404);
  }

  private Answer stop(String scope, String path) {
    return client.post(
        "/api/opt-outs",
        "{'scope': '%s', 'id': '%s', 'evidence': 'Call'}".formatted(scope, id(path)));
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private List<String> channelsOf(String value) {
    return client
        .post("/api/suppressions/check", "{'value': '%s'}".formatted(value))
        .all("/data/suppressions", "channel");
  }
}
