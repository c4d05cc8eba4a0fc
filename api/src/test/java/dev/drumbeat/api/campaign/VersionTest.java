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
  void areNotThereForAnotherWorkspace() {
    Client other = TestApi.client();

    other.get(path + "/diff?from=1").expectProblem(404);
    other.post(path + "/versions/1/restore").expectProblem(404);
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
