package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class CampaignTest {
  static final String SMALL =
      """
      name: Small
      channels: [sms]
      audience: { list: seattle }
      start: text1
      steps:
        text1:
          type: sms
          from: main
          body: Hi. Reply STOP to opt out.
          next: done
        done: { type: end }
      """;
  private final Client client = TestApi.client();

  @Test
  void isCreatedFromTheShortForm() {
    Answer created = client.post("/api/campaigns", shortForm("Hello")).expect(201);

    assertThat(created.header("Location")).isEqualTo("/api/campaigns/" + created.at("/data/id"));
    assertThat(created.at("/data/name")).isEqualTo("Hello");
    assertThat(created.at("/data/status")).isEqualTo("DRAFT");
    assertThat(created.at("/data/definition/audience/propertyIds")).isEqualTo("[\"1\"]");
    assertThat(created.at("/data/definition/steps/sms/type")).isEqualTo("sms");
  }

  @Test
  void isCreatedOnceForOneKey() {
    Answer first = keyed("a", shortForm("One")).expect(201);

    assertThat(keyed("a", shortForm("One")).expect(201).header("Location"))
        .isEqualTo(first.header("Location"));
    keyed("a", shortForm("Two")).expectProblem(422);
    keyed("b", "{}").expect(400);
    keyed("b", shortForm("Two")).expect(201);
    assertThat(client.get("/api/campaigns").at("/pagination/total")).isEqualTo("2");
  }

  private Answer keyed(String key, String body) {
    return client.send(
        client
            .request("/api/campaigns")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  @Test
  void isCreatedFromYaml() {
    Answer created = yaml("POST", "/api/campaigns", SMALL).expect(201);

    assertThat(created.at("/data/definition/steps/text1/from")).isEqualTo("main");
    assertThat(client.get(created.header("Location")).expect(200).at("/data/name"))
        .isEqualTo("Small");
  }

  @Test
  void findsAllFaultsOfTheShortFormAtOnce() {
    Answer answer =
        client
            .post(
                "/api/campaigns",
                "{'name': '', 'channels': [], 'propertyIds': [], 'message': '', 'colour': 'red'}")
            .expect(400);

    assertThat(answer.all("/errors", "pointer"))
        .contains("/name", "/channels", "/propertyIds", "/message", "/colour");
    String longName = shortForm("x".repeat(101));
    assertThat(client.post("/api/campaigns", longName).expect(400).all("/errors", "pointer"))
        .contains("/name")
        .doesNotContain("/message");
    String longMessage = shortForm("a").replace("Hi there", "x".repeat(501));
    assertThat(client.post("/api/campaigns", longMessage).expect(400).all("/errors", "pointer"))
        .contains("/message")
        .doesNotContain("/name");
  }

  @Test
  void saysWhereYamlIsWrong() {
    Answer answer =
        yaml("POST", "/api/campaigns", SMALL.replace("next: done", "next: dona")).expect(400);

    assertThat(answer.all("/errors", "pointer")).contains("/steps/text1/next");
    assertThat(answer.at("/errors/0/line")).isNotEqualTo("null");
  }

  @Test
  void saysWhatTheWorkspaceLacksTogetherWithAllElse() {
    String broken = SMALL.replace("next: done", "next: dona");

    Answer refused = yaml("POST", "/api/campaigns", broken).expect(400);
    Answer stored = yaml("POST", "/api/campaigns", SMALL).expect(201);

    assertThat(refused.all("/errors", "code"))
        .contains("UNKNOWN_LIST", "UNKNOWN_SENDER", "UNKNOWN_STEP");
    assertThat(refused.all("/errors", "line")).doesNotContain("");
    assertThat(stored.all("/data/problems", "code"))
        .containsExactly("UNKNOWN_LIST", "UNKNOWN_SENDER");
    assertThat(stored.all("/data/problems", "severity")).containsOnly("WARN");
    assertThat(stored.at("/data/problems/0/line")).isEqualTo("3");
  }

  @Test
  void saysWhatTheShortFormNamesInVain() {
    assertThat(client.post("/api/campaigns", shortForm("One")).all("/data/problems", "pointer"))
        .containsExactlyInAnyOrder("/channels/0", "/propertyIds/0");
  }

  @Test
  void refusesWhatIsNoDefinition() {
    client.post("/api/campaigns", "{").expect(400);
    client.post("/api/campaigns", "").expect(400);
    client.post("/api/campaigns", "[1]").expect(400);
    client
        .send(
            client
                .request("/api/campaigns")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")))
        .expectProblem(415);
  }

  @Test
  void isListedByStatusNewestFirst() {
    client.post("/api/campaigns", shortForm("One")).expect(201);
    client.post("/api/campaigns", shortForm("Two")).expect(201);

    Answer list = client.get("/api/campaigns?status=draft&limit=1").expect(200);

    assertThat(list.all("/data", "name")).containsExactly("Two");
    assertThat(list.at("/pagination")).isEqualTo("{\"total\":2,\"limit\":1,\"offset\":0}");
    assertThat(client.get("/api/campaigns?status=PUBLISHED").at("/pagination/total"))
        .isEqualTo("0");
    client
        .get("/api/campaigns?status=odd&limit=101")
        .expectProblem(400, "/status UNKNOWN_VALUE", "/limit OUT_OF_RANGE");
  }

  @Test
  void isEditedAndDeleted() {
    String path = client.post("/api/campaigns", shortForm("One")).header("Location");

    assertThat(client.put(path, "*", shortForm("Two")).expect(200).at("/data/draftVersion"))
        .isEqualTo("2");
    client.put(path, "*", "{'name': 'Two'}").expect(400);
    assertThat(client.get(path).at("/data/name")).isEqualTo("Two");
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
    client.delete(path).expectProblem(404);
  }

  @Test
  void isPublishedOnceTheWorkspaceHasWhatItNeeds() {
    String path = yaml("POST", "/api/campaigns", SMALL).header("Location");
    client
        .post(path + "/versions")
        .expectProblem(400, "/audience/list UNKNOWN_LIST", "/steps/text1/from UNKNOWN_SENDER");
    Workspace.ready(client);

    Answer published = client.post(path + "/versions").expect(201);

    assertThat(published.header("Location")).isEqualTo(path + "/versions/1");
    assertThat(client.post(path + "/versions").expect(201).at("/data/number")).isEqualTo("2");
    assertThat(client.get(path).at("/data/versions")).isEqualTo("[1,2]");
    assertThat(client.get(path).at("/data/status")).isEqualTo("PUBLISHED");
    assertThat(client.get(path + "/versions").all("/data", "number")).hasSize(2);
    assertThat(client.get(path + "/versions/1").at("/data/definition/name")).isEqualTo("Small");
    client.get(path + "/versions/3").expectProblem(404);
  }

  @Test
  void isPublishedOnlyOverPropertiesThatThereAre() {
    Workspace.ready(client);
    String path = client.post("/api/campaigns", shortForm("One")).header("Location");

    client.post(path + "/versions").expectProblem(400, "/audience/propertyIds/0 UNKNOWN_PROPERTY");
  }

  @Test
  void isValidatedWithoutBeingStored() {
    Answer answer = yaml("POST", "/api/campaigns/validate", SMALL).expect(200);

    assertThat(answer.at("/data/valid")).isEqualTo("false");
    assertThat(answer.all("/data/problems", "code"))
        .containsExactly("UNKNOWN_LIST", "UNKNOWN_SENDER");
    Workspace.ready(client);
    assertThat(yaml("POST", "/api/campaigns/validate", SMALL).at("/data/valid")).isEqualTo("true");
    assertThat(client.get("/api/campaigns").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void hasASchemaThatEditorsCanFetch() {
    Answer schema = TestApi.anonymous().get("/api/schema/campaign").expect(200);

    assertThat(schema.at("/$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/campaigns", shortForm("One")).header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.put(path, shortForm("Two")).expectProblem(404);
    other.delete(path).expectProblem(404);
    other.post(path + "/versions").expectProblem(404);
    other.get(path + "/versions").expectProblem(404);
    other.post(path + "/runs").expectProblem(404);
  }

  private Answer yaml(String method, String path, String body) {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/yaml")
            .method(method, BodyPublishers.ofString(body)));
  }

  static String shortForm(String name) {
    return """
    {'name': '%s', 'channels': ['sms'], 'propertyIds': ['1'], 'message': 'Hi there'}
    """
        .formatted(name);
  }
}
