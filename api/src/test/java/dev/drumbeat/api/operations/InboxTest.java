package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Client client = TestApi.client();

  @BeforeEach
  void oneEventCannotBeApplied() {
    Ledger.write(
        "insert into inbox (workspace_id, provider, kind, order_key, payload, state, attempts, error)"
            + " values (?, 'TWILIO', 'CALL_STATUS', '+12065550147', '{}', 'POISON', 5, 'No sid'),"
            + " (?, 'TWILIO', 'CALL_STATUS', '+12065550148', '{}', 'PENDING', 0, null)",
        client.workspace(),
        client.workspace());
  }

  @Test
  void whatWasSetAsideIsListedWithItsReasonAndWithoutThePerson() {
    Answer poison = client.get("/api/inbox?status=POISON").expect(200);

    assertThat(poison.at("/pagination/total")).isEqualTo("1");
    assertThat(poison.at("/data/0/error")).isEqualTo("No sid");
    assertThat(poison.body()).doesNotContain("2065550147");
    assertThat(client.get("/api/inbox").at("/pagination/total")).isEqualTo("2");
  }

  @Test
  void isTriedAgainWhenSomebodySaysSo() {
    String path = "/api/inbox/" + client.get("/api/inbox?status=POISON").at("/data/0/id");

    Answer retried = client.post(path + "/retry").expect(200);

    assertThat(retried.at("/data/status")).isEqualTo("PENDING");
    assertThat(retried.at("/data/attempts")).isEqualTo("0");
    client.post(path + "/retry").expectProblem(409);
    TestApi.client().post(path + "/retry").expectProblem(404);
  }
}
