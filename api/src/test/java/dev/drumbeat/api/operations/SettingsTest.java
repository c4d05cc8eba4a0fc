package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Client client = TestApi.client();

  @Test
  void sayWhomAnOptOutTakesIn() {
    assertThat(client.get("/api/settings").at("/data/optOutScope")).isEqualTo("CONTACT_POINT");

    client.put("/api/settings", "{'optOutScope': 'OWNER'}").expect(200);

    assertThat(client.get("/api/settings").at("/data/optOutScope")).isEqualTo("OWNER");
    assertThat(TestApi.client().get("/api/settings").at("/data/optOutScope"))
        .isEqualTo("CONTACT_POINT");
    client
        .put("/api/settings", "{'optOutScope': 'ALL'}")
        .expectProblem(400, "/optOutScope UNKNOWN_VALUE");
  }

  @Test
  void sayWhetherAnOwnerIsEnrolledOnceOnly() {
    assertThat(client.get("/api/settings").at("/data/exclusivity")).isEqualTo("NONE");

    client.put("/api/settings", "{'optOutScope': 'CONTACT', 'exclusivity': 'OWNER'}").expect(200);
    client.put("/api/settings", "{'optOutScope': 'CONTACT'}").expect(200);

    assertThat(client.get("/api/settings").at("/data/exclusivity")).isEqualTo("OWNER");
    client
        .put("/api/settings", "{'optOutScope': 'CONTACT', 'exclusivity': 'ODD'}")
        .expectProblem(400, "/exclusivity UNKNOWN_VALUE");
  }
}
