package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns whose texts are templates. */
class TemplateStepTest {
  private static final String CAMPAIGN =
      """
      {'name': 'By template', 'channels': ['sms'], 'audience': {'api': true}, 'start': 'text',
       'steps': {
         'text': {'type': 'sms', 'from': 'main', 'template': 'hello', 'next': 'done'},
         'done': {'type': 'end'}}}
      """;

  private final Client client = TestApi.client();
  private String template = "";

  @BeforeEach
  void ready() {
    Workspace.ready(client);
    template =
        client
            .post("/api/templates", text("One: {{ property.address }}. STOP ends it."))
            .expect(201)
            .header("Location");
  }

  @Test
  void aVersionKeepsTheTextThatItTookAndSaysWhich() {
    client.post(template + "/versions").expect(201);
    String campaign = client.post("/api/campaigns", CAMPAIGN).expect(201).header("Location");
    client.post(campaign + "/versions").expect(201);
    publish("Two: {{ property.address }}. STOP ends it.");

    Answer first = client.get(campaign + "/versions/1");
    assertThat(first.at("/data/definition/steps/text/template"))
        .isEqualTo("{\"name\":\"hello\",\"version\":1}");
    assertThat(first.at("/data/definition/steps/text/body")).startsWith("One");
    assertThat(client.get(campaign).at("/data/definition/steps/text/template")).isEqualTo("hello");
    assertThat(client.post(campaign + "/versions").expect(201).at("/data/definition"))
        .contains("Two: ", "\"version\":2");
    assertThat(changes(campaign + "/diff?from=1&to=2")).contains("template/version", "body");
  }

  @Test
  void aDraftIsHeldAgainstAVersionWithTheTextThatItWouldTake() {
    client.post(template + "/versions").expect(201);
    String campaign = client.post("/api/campaigns", CAMPAIGN).expect(201).header("Location");
    client.post(campaign + "/versions").expect(201);
    assertThat(changes(campaign + "/diff?from=1")).isEqualTo("[]");

    publish("Two. STOP ends it.");

    assertThat(changes(campaign + "/diff?from=1")).contains("template/version", "body");
  }

  @Test
  void rollingBackBringsBackTheOldText() {
    client.post(template + "/versions").expect(201);
    String campaign = client.post("/api/campaigns", CAMPAIGN).expect(201).header("Location");
    client.post(campaign + "/versions").expect(201);
    publish("Two. STOP ends it.");
    client.post(campaign + "/versions").expect(201);

    client.post(campaign + "/versions/1/restore").expect(200);

    assertThat(client.get(campaign).at("/data/definition/steps/text/template"))
        .isEqualTo("{\"name\":\"hello\",\"version\":1}");
    assertThat(client.post(campaign + "/versions").expect(201).at("/data/definition"))
        .contains("One: ");
  }

  @Test
  void aDraftMayNameATemplateThatIsNotPublishedYet() {
    Answer created = client.post("/api/campaigns", CAMPAIGN).expect(201);
    String campaign = created.header("Location");

    assertThat(created.all("/data/problems", "code")).containsExactly("UNKNOWN_TEMPLATE");
    client.post(campaign + "/versions").expectProblem(400, "/steps/text/template UNKNOWN_TEMPLATE");
    client.post(template + "/versions").expect(201);
    client.post(campaign + "/versions").expect(201);
  }

  @Test
  void validationSaysWhichTemplateWasMeantAndWhere() {
    client.post(template + "/versions").expect(201);

    Answer found =
        client.post("/api/campaigns/validate", CAMPAIGN.replace("'hello'", "'helo'")).expect(200);

    assertThat(found.at("/data/problems/0/pointer")).isEqualTo("/steps/text/template");
    assertThat(found.at("/data/problems/0/fix")).isEqualTo("hello");
    assertThat(found.at("/data/problems/0/line")).isEqualTo("3");
    assertThat(
            client
                .post(
                    "/api/campaigns/validate",
                    CAMPAIGN.replace("'next': 'done'", "'body': 'STOP', 'next': 'done'"))
                .all("/data/problems", "code"))
        .containsExactly("TEXT_AND_TEMPLATE");
  }

  @Test
  void aTemplateWithoutOptOutWordsIsNoFirstText() {
    publish("Hello.");
    Answer created = client.post("/api/campaigns", CAMPAIGN).expect(201);

    assertThat(created.at("/data/problems/0/code")).isEqualTo("NO_OPT_OUT_WORDS");
    client
        .post(created.header("Location") + "/versions")
        .expectProblem(400, "/steps/text/template NO_OPT_OUT_WORDS");
  }

  @Test
  void aDraftIsWalkedAndShownWithTheTemplatesText() {
    client.post(template + "/versions").expect(201);
    String campaign = client.post("/api/campaigns", CAMPAIGN).expect(201).header("Location");
    String lead =
        client
            .post("/api/properties", "{'address': '12 Pike St', 'state': 'WA', 'zip': '98101'}")
            .expect(201)
            .at("/data/id");

    assertThat(
            client
                .post(
                    campaign + "/draft/preview",
                    "{'step': 'text', 'lead': {'propertyId': '%s'}}".formatted(lead))
                .at("/data/texts/0/text"))
        .isEqualTo("One: 12 Pike St. STOP ends it.");
    assertThat(
            client
                .post(campaign + "/draft/walk", "{'lead': {'propertyId': '%s'}}".formatted(lead))
                .at("/data/stops/0/texts/0/text"))
        .isEqualTo("One: 12 Pike St. STOP ends it.");
  }

  private void publish(String body) {
    client.put(template, "*", "{'body': '%s'}".formatted(body)).expect(200);
    client.post(template + "/versions").expect(201);
  }

  private String changes(String path) {
    return client.get(path).expect(200).json().at("/data/steps/1/fields").toString();
  }

  private static String text(String body) {
    return "{'name': 'hello', 'channel': 'sms', 'body': '%s'}".formatted(body);
  }
}
