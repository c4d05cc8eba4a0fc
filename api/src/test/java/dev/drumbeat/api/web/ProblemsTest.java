package dev.drumbeat.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Client client = TestApi.client();

  @Test
  void findsAllFaultsOfABodyAtOnce() {
    client
        .post(
            "/api/senders",
            """
            {'key': 'Main Line', 'chanel': 'sms', 'address': '', 'perSecond': 0,
             'numberType': 'LONGCODE', 'registered': 'yes', 'displayName': 7}
            """)
        .expectProblem(
            400,
            "/key BAD_FORMAT",
            "/chanel UNKNOWN_FIELD",
            "/channel REQUIRED",
            "/address REQUIRED",
            "/perSecond OUT_OF_RANGE",
            "/numberType UNKNOWN_VALUE",
            "/registered WRONG_TYPE",
            "/displayName WRONG_TYPE");
  }

  @Test
  void saysWhatWasProbablyMeant() {
    var answer = client.post("/api/senders", "{'chanel': 'sms', 'key': 'a', 'address': 'x'}");

    assertThat(answer.all("/errors", "message")).contains("Is not known; did you mean 'channel'?");
    assertThat(answer.all("/errors", "fix")).contains("channel");
  }

  @Test
  void findsAllFaultsOfAQueryAtOnce() {
    client
        .get("/api/senders?limit=0&offset=-1&channel=fax&limt=3")
        .expectProblem(
            400,
            "/limit OUT_OF_RANGE",
            "/offset OUT_OF_RANGE",
            "/channel UNKNOWN_VALUE",
            "/limt UNKNOWN_FIELD");
    client.get("/api/senders?limit=101").expectProblem(400, "/limit OUT_OF_RANGE");
    client.get("/api/senders?limit=ten").expectProblem(400, "/limit WRONG_TYPE");
    client.get("/api/senders?limit=1&limit=2").expectProblem(400, "/limit REPEATED");
  }

  @Test
  void saysWhereABodyStopsBeingJson() {
    var answer = client.post("/api/senders", "{'key': 'main',\n 'channel' 'sms'}");

    answer.expectProblem(400, " MALFORMED_JSON");
    assertThat(answer.at("/errors/0/line")).isEqualTo("2");
    assertThat(answer.at("/errors/0/column")).isNotEqualTo("null");
  }

  @Test
  void refusesARepeatedFieldATrailingValueAndNoBody() {
    client.post("/api/senders", "{'key': 'a', 'key': 'b'}").expectProblem(400, " MALFORMED_JSON");
    client.post("/api/senders", "{} {}").expectProblem(400, " MALFORMED_JSON");
    client.post("/api/senders", "").expectProblem(400, " REQUIRED");
    client.post("/api/senders", "[]").expectProblem(400, " WRONG_TYPE");
  }

  @Test
  void refusesACharacterThatCannotBeStored() {
    client
        .post("/api/senders", "{'key': 'a', 'channel': 'sms', 'address': 'a\\u0000'}")
        .expectProblem(400, "/address BAD_CHARACTER");
  }

  @Test
  void answersWhatIsNotThere() {
    client.get("/api/senders/00000000-0000-4000-8000-000000000000").expectProblem(404);
    client.get("/api/senders/not-an-id").expectProblem(404);
    client.get("/api/no-such-thing").expectProblem(404);
    client.get("/no-such-thing").expectProblem(404);
  }

  @Test
  void answersAMethodThatIsNotPossible() {
    var answer = client.delete("/api/senders").expectProblem(405);

    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void answersATypeThatIsNotTaken() {
    client
        .send(
            client
                .request("/api/senders")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")))
        .expectProblem(415);
  }

  @Test
  void answersATypeThatIsNotMade() {
    client.send(client.request("/api/senders").header("Accept", "image/png")).expectProblem(406);
  }

  @Test
  void takesAMegabyteAndNoMore() {
    String large = "{'key': '" + "x".repeat(1_048_576) + "'}";

    client.post("/api/senders", large).expectProblem(413);
    client
        .send(
            client
                .request("/api/senders")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.replace('\'', '"').getBytes()))))
        .expectProblem(413);
  }

  @Test
  void showsNothingOfTheInsideWhenSomethingUnexpectedHappens() throws Exception {
    try (var connection = TestApi.database().ownerConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter table sender rename to sender_away");
      try {
        var answer = client.get("/api/senders").expectProblem(500);

        assertThat(answer.body()).doesNotContain("sender").doesNotContain("Exception");
      } finally {
        statement.execute("alter table sender_away rename to sender");
      }
    }
  }
}
