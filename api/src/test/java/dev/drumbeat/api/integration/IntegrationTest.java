package dev.drumbeat.api.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class IntegrationTest {
  private static final String TWILIO =
      """
      {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000/twilio',
       'credentials': {'accountSid': 'AC01', 'authToken': 'very-secret'}}
      """;
  private final Client client = TestApi.client();

  @Test
  void takesSecretsAndNeverGivesThemBack() {
    var set = client.put("/api/integrations/twilio", TWILIO).expect(200);

    assertThat(set.at("/data/webhookUrl")).startsWith(TestApi.PUBLIC_URL + "/webhooks/twilio/");
    assertThat(set.body()).doesNotContain("very-secret").doesNotContain("credentials");
    assertThat(client.get("/api/integrations/TWILIO").expect(200).body())
        .doesNotContain("very-secret");
    assertThat(client.get("/api/integrations").all("/data", "provider")).containsExactly("TWILIO");
    client.delete("/api/integrations/twilio").expect(204);
    client.get("/api/integrations/twilio").expectProblem(404);
  }

  @Test
  void findsAllFaultsAtOnce() {
    client
        .put(
            "/api/integrations/sendgrid",
            """
            {'mode': 'SIMULATED', 'baseUrl': 'https://api.sendgrid.com',
             'credentials': {'apiKy': 'x', 'webhookPublicKey': 'not a key'}}
            """)
        .expectProblem(
            400,
            "/baseUrl HOST_NOT_ALLOWED",
            "/credentials/apiKey REQUIRED",
            "/credentials/apiKy UNKNOWN_FIELD",
            "/credentials/webhookPublicKey BAD_FORMAT");
  }

  @Test
  void hasAnAddressOnlyWhenSimulated() {
    client
        .put("/api/integrations/regrid", "{'mode': 'SIMULATED', 'credentials': {'token': 'x'}}")
        .expectProblem(400, "/baseUrl REQUIRED");
    client
        .put(
            "/api/integrations/regrid",
            "{'mode': 'LIVE', 'baseUrl': 'http://localhost:1', 'credentials': {'token': 'x'}}")
        .expectProblem(400, "/baseUrl NOT_ALLOWED");
    client
        .put("/api/integrations/regrid", "{'mode': 'LIVE', 'credentials': {'token': 'x'}}")
        .expect(200);
  }

  @Test
  void isOfAProviderThatWeKnow() {
    client.get("/api/integrations/acme").expectProblem(404);
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    client.put("/api/integrations/twilio", TWILIO).expect(200);

    TestApi.client().get("/api/integrations/twilio").expectProblem(404);
    TestApi.client().delete("/api/integrations/twilio").expectProblem(404);
  }
}
