package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrollingTest {
  private final Client client = TestApi.client();
  private String campaign = "";
  private List<String> properties = List.of();

  @BeforeEach
  void published() {
    Workspace.ready(client);
    properties =
        IntStream.rangeClosed(1, 3)
            .mapToObj(n ->
                client
                    .post(
                        "/api/properties", "{'address': '%d Pike St', 'state': 'WA'}".formatted(n))
                    .expect(201)
                    .at("/data/id"))
            .toList();
    campaign = publish("PROPERTY");
  }

  @Test
  void needsARunThatGoesOn() {
    assertThat(enroll("propertyIds", properties).expectProblem(409).at("/detail"))
        .contains("launch one");
    Answer run = client.post(campaign + "/runs").expect(201);
    assertThat(run.at("/data/continuous")).isEqualTo("true");
    assertThat(run.at("/data/pagingDone")).isEqualTo("true");

    Answer enrolled = enroll("propertyIds", properties).expect(201);

    assertThat(enrolled.at("/data/runId")).isEqualTo(run.at("/data/id"));
    assertThat(enrolled.at("/data/enrolled")).isEqualTo("3");
    assertThat(enrolled.all("/data/leads", "id")).isEqualTo(properties);
    assertThat(enrolled.header("Location")).isEqualTo(run.header("Location") + "/enrollments");
    assertThat(client.get(enrolled.header("Location")).expect(200).all("/data", "id"))
        .isEqualTo(enrolled.all("/data/leads", "enrollmentId"));
    client.post(run.header("Location") + "/stop").expect(200);
    enroll("propertyIds", properties).expectProblem(409);
  }

  @Test
  void saysWhyALeadIsNotEnrolled() {
    client.post(campaign + "/runs").expect(201);
    Answer one = enroll("propertyIds", properties.subList(0, 1)).expect(201);
    assertThat(one.header("Location"))
        .isEqualTo("/api/enrollments/" + one.at("/data/leads/0/enrollmentId"));
    assertThat(client.get(one.header("Location")).expect(200).at("/data/step")).isEqualTo("text1");

    Answer again = enroll("propertyIds", List.of(properties.get(0), "999999999")).expect(200);

    assertThat(again.at("/data/enrolled")).isEqualTo("0");
    assertThat(again.all("/data/leads", "reason")).containsExactly("ALREADY_ACTIVE", "UNKNOWN");
    assertThat(again.at("/data/leads/0/message")).contains("active enrollment");
  }

  @Test
  void isDoneOnceForOneKey() {
    client.post(campaign + "/runs").expect(201);

    Answer first = keyed("a", properties.get(0)).expect(201);
    Answer second = keyed("a", properties.get(0)).expect(201);

    assertThat(second.at("/data")).isEqualTo(first.at("/data"));
    keyed("a", properties.get(1)).expectProblem(422);
  }

  @Test
  void namesWhatTheCampaignEnrolls() {
    client.post(campaign + "/runs").expect(201);

    enroll("ownerIds", List.of("1")).expectProblem(400, "/ownerIds NOT_ENROLLED");
    client.post(campaign + "/enrollments", "{}").expectProblem(400, "/propertyIds REQUIRED");
    enroll("propertyIds", List.of()).expectProblem(400, "/propertyIds TOO_SHORT");
    enroll("propertyIds", List.of("x")).expectProblem(400, "/propertyIds/0 BAD_FORMAT");
    client
        .post(campaign + "/enrollments", "{'propertyId': '1'}")
        .expectProblem(400, "/propertyId UNKNOWN_FIELD");
  }

  @Test
  void takesContactsWhereTheCampaignEnrollsThem() {
    campaign = publish("CONTACT");
    client.post(campaign + "/runs").expect(201);
    String contact =
        client
            .post("/api/contacts", "{'firstName': 'Ada', 'phones': [{'value': '+12065550142'}]}")
            .expect(201)
            .at("/data/id");

    Answer enrolled = enroll("contactIds", List.of(contact)).expect(201);

    assertThat(client.get(enrolled.header("Location")).expect(200).at("/data/contactId"))
        .isEqualTo(contact);
  }

  @Test
  void isNotPossibleForAnotherWorkspace() {
    client.post(campaign + "/runs").expect(201);

    TestApi.client().post(campaign + "/enrollments", "{'propertyIds': ['1']}").expectProblem(404);
    TestApi.client().post(campaign + "/runs").expectProblem(404);
  }

  private Answer enroll(String field, List<String> ids) {
    String list = ids.isEmpty() ? "" : "'" + String.join("','", ids) + "'";
    return client.post(campaign + "/enrollments", "{'%s': [%s]}".formatted(field, list));
  }

  private Answer keyed(String key, String property) {
    return client.send(
        client
            .request(campaign + "/enrollments")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString("{\"propertyIds\": [\"" + property + "\"]}")));
  }

  private String publish(String per) {
    String yaml =
        CampaignTest.SMALL.replace(
            "audience: { list: seattle }", "audience: { api: true }\nenroll: { per: " + per + " }");
    var create =
        client
            .request("/api/campaigns")
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml));
    String path = client.send(create).expect(201).header("Location");
    client.post(path + "/versions").expect(201);
    return path;
  }
}
