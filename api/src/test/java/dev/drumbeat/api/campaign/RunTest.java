package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {
  private final Client client = TestApi.client();
  private String campaign = "";

  @BeforeEach
  void published() {
    Workspace.ready(client);
    var create =
        client
            .request("/api/campaigns")
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(CampaignTest.SMALL));
    campaign = client.send(create).expect(201).header("Location");
  }

  @Test
  void isLaunchedPausedResumedAndStopped() {
    client.post(campaign + "/versions").expect(201);
    Answer launched = client.post(campaign + "/runs").expect(201);
    String path = launched.header("Location");

    assertThat(launched.at("/data/state")).isEqualTo("RUNNING");
    assertThat(launched.at("/data/version")).isEqualTo("1");
    assertThat(launched.at("/data/counts"))
        .isEqualTo("{\"audience\":0,\"active\":0,\"done\":0,\"exited\":0,\"failed\":0}");
    assertThat(Ledger.query("select kind from outbox where workspace_id = ?", client.workspace()))
        .containsExactly("START_CAMPAIGN");
    Answer paused = client.post(path + "/pause", "{'reason': 'Lunch'}").expect(200);
    assertThat(paused.at("/data/state")).isEqualTo("PAUSED");
    assertThat(paused.at("/data/stateReason")).isEqualTo("Lunch");
    assertThat(client.post(path + "/pause").expect(200).at("/data/state")).isEqualTo("PAUSED");
    assertThat(client.post(path + "/resume").expect(200).at("/data/state")).isEqualTo("RUNNING");
    assertThat(client.post(path + "/stop").expect(200).at("/data/state")).isEqualTo("STOPPED");
    client.post(path + "/resume").expectProblem(409);
  }

  @Test
  void needsAPublishedVersion() {
    client.post(campaign + "/runs").expectProblem(409);
    client.post(campaign + "/versions").expect(201);

    client
        .post(campaign + "/runs", "{'version': 2}")
        .expectProblem(400, "/version UNKNOWN_VERSION");
    client.post(campaign + "/runs", "{'version': 0}").expectProblem(400, "/version OUT_OF_RANGE");
    client.post(campaign + "/runs", "{'version': 1}").expect(201);
  }

  @Test
  void runsAtAnotherTimeOnlyWhereAllIsSimulated() {
    client.post(campaign + "/versions").expect(201);
    String tuesday = "{'businessTime': '2026-11-24T11:30:00-08:00'}";
    Answer run = client.post(campaign + "/runs", tuesday).expect(201);

    Duration off =
        Duration.between(
            Instant.parse("2026-11-24T19:30:00Z"), Instant.parse(run.at("/data/businessTime")));
    assertThat(off.abs()).isLessThan(Duration.ofSeconds(30));
    client
        .put("/api/integrations/regrid", "{'mode': 'LIVE', 'credentials': {'token': 'x'}}")
        .expect(200);
    client.post(campaign + "/runs", tuesday).expectProblem(400, "/businessTime NOT_SIMULATED");
    client.post(campaign + "/runs").expect(201);
  }

  @Test
  void isLaunchedOnceForOneKey() throws Exception {
    client.post(campaign + "/versions").expect(201);
    var launch = client.request(campaign + "/runs").header("Idempotency-Key", "monday");
    Callable<Answer> send = () -> client.send(launch.copy().POST(BodyPublishers.noBody()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Collections.nCopies(6, send));

      assertThat(answers.stream().map(each -> each.resultNow().expect(201).header("Location")))
          .containsOnly(send.call().header("Location"));
    }
    assertThat(client.get("/api/runs").at("/pagination/total")).isEqualTo("1");
    client
        .send(
            launch
                .copy()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"version\": 1}")))
        .expectProblem(422);
    client
        .send(
            client
                .request(campaign + "/runs")
                .header("Idempotency-Key", "x".repeat(256))
                .POST(BodyPublishers.noBody()))
        .expectProblem(400, "/Idempotency-Key BAD_FORMAT");
  }

  @Test
  void isListedByStatusAndCampaign() {
    client.post(campaign + "/versions").expect(201);
    client.post(campaign + "/runs").expect(201);
    String id = campaign.substring(campaign.lastIndexOf('/') + 1);

    assertThat(client.get("/api/runs?status=running&campaign=" + id).at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/runs?status=COMPLETED").at("/pagination/total")).isEqualTo("0");
    client.get("/api/runs?status=odd").expectProblem(400, "/status UNKNOWN_VALUE");
  }

  @Test
  void keepsItsCampaign() {
    client.post(campaign + "/versions").expect(201);
    client.post(campaign + "/runs").expect(201);

    client.delete(campaign).expectProblem(409);
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    client.post(campaign + "/versions").expect(201);
    String path = client.post(campaign + "/runs").header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.post(path + "/pause").expectProblem(404);
    other.post(path + "/resume").expectProblem(404);
    other.post(path + "/stop").expectProblem(404);
    other.get(path + "/enrollments").expectProblem(404);
    assertThat(other.get("/api/runs").at("/pagination/total")).isEqualTo("0");
  }
}
