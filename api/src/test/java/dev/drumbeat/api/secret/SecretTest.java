package dev.drumbeat.api.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class SecretTest {
  private final Client client = TestApi.client();

  @Test
  void goesInAndNeverComesOut() {
    client.put("/api/secrets/crm", "{'value': 'tok3n-one'}").expect(200);
    client.put("/api/secrets/crm", "{'value': 'tok3n-two'}").expect(200);

    String listed = client.get("/api/secrets").expect(200).body();

    assertThat(listed).contains("\"name\":\"crm\"", "\"total\":1").doesNotContain("tok3n");
    assertThat(
            Ledger.query(
                "select encode(value, 'escape') from secret where workspace_id = ?",
                client.workspace()))
        .hasSize(1)
        .noneMatch(each -> each.contains("tok3n"));
  }

  @Test
  void isDeletedOnce() {
    client.put("/api/secrets/crm", "{'value': 'x'}").expect(200);

    client.delete("/api/secrets/crm").expect(204);
    client.delete("/api/secrets/crm").expectProblem(404);
  }

  @Test
  void isOfItsWorkspaceOnly() {
    client.put("/api/secrets/crm", "{'value': 'x'}").expect(200);

    TestApi.client().delete("/api/secrets/crm").expectProblem(404);
  }

  @Test
  void refusesNamesAndValuesThatNoHeaderCanHold() {
    client.put("/api/secrets/a-b", "{'value': 'x'}").expectProblem(400, " BAD_FORMAT");
    client
        .put("/api/secrets/a", "{'value': 'x\\r\\nHost: y'}")
        .expectProblem(400, "/value BAD_FORMAT");
    client.put("/api/secrets/a", "{'value': ''}").expectProblem(400, "/value BAD_FORMAT");
    client.put("/api/secrets/a", "{}").expectProblem(400, "/value REQUIRED");
  }

  @Test
  void theSigningSecretIsShownOnceAndAgainWhenItIsChanged() {
    assertThat(client.get("/api/webhook-secret").expect(200).body()).contains("\"shown\":false");

    String first = client.post("/api/webhook-secret/show").expect(200).at("/data/secret");
    client.post("/api/webhook-secret/show").expectProblem(409);
    String second = client.post("/api/webhook-secret/rotate").expect(200).at("/data/secret");

    assertThat(first).startsWith("whsec_").isNotEqualTo(second);
    client.post("/api/webhook-secret/show").expectProblem(409);
    assertThat(client.get("/api/webhook-secret").expect(200).at("/data/previousUntil"))
        .isNotEmpty();
  }
}
