package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final Client client = TestApi.client();

  @Test
  void anAccountsLimitsAreSetAndRead() {
    client.put("/api/integrations/twilio/limits", "{'callsPerSecond': 2}").expectProblem(404);
    client
        .put(
            "/api/integrations/twilio",
            "{'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000/twilio',"
                + " 'credentials': {'accountSid': 'AC01', 'authToken': 'very-secret'}}")
        .expect(200);

    client
        .put("/api/integrations/twilio/limits", "{'callsPerSecond': 2, 'concurrentCalls': 10}")
        .expect(200);

    Answer limits = client.get("/api/integrations/twilio/limits").expect(200);
    assertThat(limits.at("/data/concurrentCalls")).isEqualTo("10");
    assertThat(limits.at("/data/messagesPerSecond")).isEqualTo("null");
    client
        .put("/api/integrations/twilio/limits", "{'concurrentCalls': 0}")
        .expectProblem(400, "/concurrentCalls OUT_OF_RANGE");
  }

  @Test
  void theWorkspacesLimitIsItsOwn() {
    client.put("/api/limits", "{'sendsPerSecond': 50}").expect(200);

    assertThat(client.get("/api/limits").at("/data/sendsPerSecond")).isEqualTo("50");
    assertThat(TestApi.client().get("/api/limits").at("/data/sendsPerSecond")).isEqualTo("null");
  }
}
