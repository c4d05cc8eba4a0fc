package dev.drumbeat.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

/** Posting events of the operator's own. */
class EventTest {
  private final Client client = TestApi.client();

  @Test
  void isTakenInOnceByItsId() {
    String event = event(owner(), "'id': 'deal-17', ");

    Answer first = client.post("/api/events", event).expect(202);
    Answer second = client.post("/api/events", event).expect(202);

    assertThat(first.at("/data/repeated")).isEqualTo("false");
    assertThat(second.at("/data/repeated")).isEqualTo("true");
    assertThat(second.at("/data/id")).isEqualTo("deal-17");
    assertThat(client.get("/api/inbox?status=PENDING").at("/pagination/total")).isEqualTo("1");
  }

  @Test
  void hasAnIdOfItsOwnWhenItNamesNone() {
    String event = event(owner(), "");

    String first = client.post("/api/events", event).expect(202).at("/data/id");

    assertThat(client.post("/api/events", event).at("/data/id")).isNotEqualTo(first);
  }

  @Test
  void namesWhatItIsAboutAndIsOfATypeOfItsOwn() {
    client
        .post("/api/events", "{'type': 'REPLIED'}")
        .expectProblem(400, "/type BUILT_IN", " REQUIRED");
    client
        .post("/api/events", "{'type': 'lease signed', 'ownerId': '1', 'propertyId': '1'}")
        .expectProblem(400, "/type BAD_FORMAT", " NOT_ALLOWED");
    client
        .post("/api/events", "{'type': 'REPLYED', 'ownerId': '1'}")
        .expectProblem(400, "/type BAD_FORMAT");
    client
        .post("/api/events", "{'type': 'SOLD', 'ownerId': '999999999'}")
        .expectProblem(400, "/ownerId UNKNOWN_ID");
    client
        .post("/api/events", "{'type': 'SOLD', 'address': '+12065550199'}")
        .expectProblem(400, "/address UNKNOWN_ID");
    client
        .post("/api/events", "{'type': 'SOLD', 'ownerId': 'x', 'when': 1}")
        .expectProblem(400, "/ownerId BAD_FORMAT", "/when UNKNOWN_FIELD");
  }

  @Test
  void holdsNoMoreThanSixteenKilobytes() {
    String data = "'data': {'text': '%s'}".formatted("x".repeat(16_384));

    client
        .post("/api/events", "{'type': 'SOLD', 'ownerId': '%s', %s}".formatted(owner(), data))
        .expectProblem(400, "/data TOO_LONG");
  }

  private String owner() {
    return client.post("/api/owners", "{'name': 'Ann Lee'}").expect(201).at("/data/id");
  }

  private static String event(String owner, String id) {
    return "{%s'type': 'SOLD', 'ownerId': '%s', 'data': {'price': 5}}".formatted(id, owner);
  }
}
