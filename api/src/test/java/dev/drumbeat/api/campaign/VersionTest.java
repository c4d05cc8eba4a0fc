package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static final String LONGER =
      CampaignTest.SMALL
          .replace("name: Small", "name: Longer")
          .replace("next: done", "next: pause")
          .replace("  done:", "  pause: { type: wait, for: P1D, next: done }\n  done:");

  private final Client client = TestApi.client();
  private String path = "";

  @BeforeEach
  void twoVersions() {
    Workspace.ready(client);
    path = send("POST", "/api/campaigns", CampaignTest.SMALL).expect(201).header("Location");
    client.post(path + "/versions").expect(201);
    send("PUT", path, LONGER).expect(200);
  }

  @Test
  void differStepByStep() {
    client.post(path + "/versions").expect(201);

    Answer diff = client.get(path + "/diff?from=1&to=2").expect(200);

    assertThat(diff.at("/data/same")).isEqualTo("false");
    assertThat(diff.all("/data/fields", "field")).containsExactly("name");
    assertThat(diff.at("/data/steps"))
        .contains("\"step\":\"pause\",\"kind\":\"ADDED\"")
        .contains("\"step\":\"text1\",\"kind\":\"CHANGED\"")
        .contains("\"step\":\"done\",\"kind\":\"UNCHANGED\"");
    assertThat(client.get(path + "/diff?from=2&to=2").at("/data/same")).isEqualTo("true");
  }

  @Test
  void differFromTheDraft() {
    Answer diff = client.get(path + "/diff?from=1").expect(200);

    assertThat(diff.at("/data/to")).isEqualTo("null");
    assertThat(diff.at("/data/fields/0/from")).isEqualTo("Small");
    assertThat(diff.at("/data/fields/0/to")).isEqualTo("Longer");
    client.get(path + "/diff?from=7").expectProblem(404);
    client.get(path + "/diff").expectProblem(400, "/from REQUIRED");
  }

  @Test
  void areRolledBackTo() {
    String tag = client.get(path).header("ETag");

    Answer restored = client.post(path + "/versions/1/restore").expect(200);

    assertThat(restored.at("/data/name")).isEqualTo("Small");
    assertThat(restored.header("ETag")).isNotEqualTo(tag);
    assertThat(client.get(path + "/diff?from=1").at("/data/same")).isEqualTo("true");
    client.post(path + "/versions/9/restore").expectProblem(404);
    client.put(path, tag, CampaignTest.shortForm("Late")).expectProblem(412);
    assertThat(client.post(path + "/versions").expect(201).at("/data/number")).isEqualTo("2");
  }

  @Test
  void takeARunOverWithItsLeads() {
    String run = client.post(path + "/runs").expect(201).header("Location");
    String lead = enrolled();
    client.post(path + "/versions").expect(201);
    String to = "{'version': 2, 'mapping': {'text1': 'pause'}}";

    Answer preview = client.post(run + "/version?dryRun=true", to).expect(200);
    assertThat(client.get(run).at("/data/version")).isEqualTo("1");
    Answer moved = client.post(run + "/version", to).expect(200);

    assertThat(preview.at("/data/done")).isEqualTo("false");
    assertThat(preview.at("/data/enters")).isEqualTo("1");
    assertThat(moved.at("/data/done")).isEqualTo("true");
    assertThat(moved.at("/data/steps")).isEqualTo(preview.at("/data/steps"));
    assertThat(moved.at("/data/steps/0/reason")).isNotEmpty();
    assertThat(client.get(run).at("/data/version")).isEqualTo("2");
    assertThat(client.get(lead).at("/data/step")).isEqualTo("pause");
    assertThat(client.get(lead + "/timeline").all("/data", "kind")).contains("MOVED");
    client.post(run + "/version", to).expectProblem(409);
  }

  @Test
  void refuseAMappingThatCannotBe() {
    String run = client.post(path + "/runs").expect(201).header("Location");
    client.post(path + "/versions").expect(201);

    client
        .post(run + "/version", "{'version': 2, 'mapping': {'text1': 'paus', 'nope': 'KEEP'}}")
        .expectProblem(400, "/mapping/text1 UNKNOWN_STEP", "/mapping/nope UNKNOWN_STEP");
    client
        .post(run + "/version", "{'version': 2, 'mapping': {'text1': 1}}")
        .expectProblem(400, "/mapping/text1 WRONG_TYPE");
    client.post(run + "/version", "{'version': 7}").expectProblem(400, "/version UNKNOWN_VERSION");
    assertThat(client.get(run).at("/data/version")).isEqualTo("1");
    client.post(run + "/stop").expect(200);
    client.post(run + "/version", "{'version': 2}").expectProblem(409);
    TestApi.client().post(run + "/version", "{'version': 2}").expectProblem(404);
  }

  @Test
  void areNotThereForAnotherWorkspace() {
    Client other = TestApi.client();

    other.get(path + "/diff?from=1").expectProblem(404);
    other.post(path + "/versions/1/restore").expectProblem(404);
  }

  private String enrolled() {
    String property = client.post("/api/properties", "{'address': '1 Pike St'}").at("/data/id");
    String list = client.get("/api/lists").at("/data/0/id");
    String ids = "{'propertyIds': ['" + property + "']}";
    client.post("/api/lists/" + list + "/members", ids).expect(200);
    return client.post(path + "/enrollments", ids).expect(201).header("Location");
  }

  private Answer send(String method, String to, String yaml) {
    return client.send(
        client
            .request(to)
            .header("Content-Type", "application/yaml")
            .header("If-Match", "*")
            .method(method, BodyPublishers.ofString(yaml)));
  }
}
