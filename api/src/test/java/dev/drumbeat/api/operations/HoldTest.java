package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.hold.NewHold;
import dev.drumbeat.db.hold.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldTest {
  private final Client client = TestApi.client();

  @BeforeEach
  void anAccountIsSuspended() {
    TestApi.bean(Database.class)
        .inWorkspace(
            client.workspace(),
            tx ->
                HoldStore.place(
                    tx,
                    client.workspace(),
                    List.of(
                        new NewHold(
                            Scope.WORKSPACE,
                            client.workspace(),
                            "TWILIO_ACCOUNT_SUSPENDED",
                            "30002",
                            "The account is suspended"))));
  }

  @Test
  void isListedUntilSomebodyLiftsIt() {
    Answer active = client.get("/api/holds?status=ACTIVE&scope=WORKSPACE").expect(200);
    String path = "/api/holds/" + active.at("/data/0/id");

    Answer lifted = client.post(path + "/lift", "{'reason': 'Paid the bill'}").expect(200);

    assertThat(active.at("/data/0/name")).isEqualTo("TWILIO_ACCOUNT_SUSPENDED");
    assertThat(active.at("/data/0/code")).isEqualTo("30002");
    assertThat(lifted.at("/data/liftedBy")).startsWith("Paid the bill (key ");
    assertThat(client.get("/api/holds?status=ACTIVE").at("/pagination/total")).isEqualTo("0");
    assertThat(client.get("/api/holds?status=LIFTED").at("/pagination/total")).isEqualTo("1");
    client.post(path + "/lift", "{'reason': 'Again'}").expectProblem(409);
  }

  @Test
  void needsAReasonAndIsNotThereForAnotherWorkspace() {
    String path = "/api/holds/" + client.get("/api/holds").at("/data/0/id");

    client.post(path + "/lift", "{}").expectProblem(400, "/reason REQUIRED");
    TestApi.client().post(path + "/lift", "{'reason': 'x'}").expectProblem(404);
    assertThat(TestApi.client().get("/api/holds").at("/data")).isEqualTo("[]");
  }
}
