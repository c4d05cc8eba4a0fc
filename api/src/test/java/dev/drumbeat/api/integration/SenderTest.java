package dev.drumbeat.api.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final String MAIN =
      """
      {'key': 'main', 'channel': 'sms', 'address': '(206) 555-0100', 'numberType': 'LONG_CODE',
       'perSecond': 10, 'registered': true}
      """;
  private final Client client = TestApi.client();

  @Test
  void isCreatedReadChangedAndDeleted() {
    var created = client.post("/api/senders", MAIN).expect(201);
    String path = created.header("Location");
    assertThat(created.at("/data/address")).isEqualTo("+12065550100");
    assertThat(created.at("/data/channel")).isEqualTo("sms");

    client.get(path).expect(200);
    client.put(path, MAIN.replace("10", "20")).expect(200);
    assertThat(client.get(path).at("/data/perSecond")).isEqualTo("20");
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
  }

  @Test
  void isListedByChannel() {
    client.post("/api/senders", MAIN).expect(201);
    client
        .post("/api/senders", "{'key': 'team', 'channel': 'email', 'address': 'Team@Example.com'}")
        .expect(201);

    var all = client.get("/api/senders?limit=1&offset=1").expect(200);

    assertThat(all.at("/pagination")).isEqualTo("{\"total\":2,\"limit\":1,\"offset\":1}");
    assertThat(client.get("/api/senders?channel=email").all("/data", "address"))
        .containsExactly("team@example.com");
  }

  @Test
  void hasAKeyOfItsOwnAndAnAddressOfItsChannel() {
    client.post("/api/senders", MAIN).expect(201);

    client.post("/api/senders", MAIN).expectProblem(409);
    client
        .post("/api/senders", "{'key': 'b', 'channel': 'sms', 'address': 'team@example.com'}")
        .expectProblem(400, "/address BAD_FORMAT");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/senders", MAIN).header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.put(path, MAIN).expectProblem(404);
    other.delete(path).expectProblem(404);
    client.get(path).expect(200);
  }

  @Test
  void namesTheChannelsAsTheyAreWritten() {
    assertThat(
            client
                .post("/api/senders", "{'key': 'k', 'channel': 'fax', 'address': '+12065550100'}")
                .expectProblem(400, "/channel UNKNOWN_VALUE")
                .at("/errors/0/message"))
        .isEqualTo("Must be one of sms, email, voice");
  }
}
