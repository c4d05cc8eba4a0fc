package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Client client = TestApi.client();
  private final Ledger lead = Ledger.sent(client.workspace(), "SMS", "{}");
  private final String path = "/api/runs/" + lead.run() + "/budget";

  @Test
  void isGivenReadAndRaised() {
    client.get(path).expectProblem(404);

    client.put(path, "{'amount': '1.50'}").expect(200);
    Ledger.write("update intent set price = 0.0083 where enrollment_id = ?", lead.enrollment());

    assertThat(client.get(path).at("/data/settled")).isEqualTo("0.008300");
    assertThat(client.get(path).at("/data/left")).isEqualTo("1.491700");
    assertThat(client.put(path, "{'amount': '250'}").at("/data/amount")).isEqualTo("250.000000");
  }

  @Test
  void isNotLessThanWhatIsSpent() {
    Ledger.write("update intent set price = 0.02 where enrollment_id = ?", lead.enrollment());

    client.put(path, "{'amount': '0.01'}").expectProblem(400, "/amount TOO_SMALL");
    client.get(path).expectProblem(404);
    client.put(path, "{'amount': 'much'}").expectProblem(400, "/amount BAD_FORMAT");
    TestApi.client().put(path, "{'amount': '1'}").expectProblem(404);
  }
}
