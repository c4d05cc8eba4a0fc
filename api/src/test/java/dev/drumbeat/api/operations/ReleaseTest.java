package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private final Client client = TestApi.client();
  private final Ledger lead = Ledger.sent(client.workspace(), "SMS", "{}");
  private final String path = "/api/enrollments/" + lead.enrollment();

  @Test
  void aLeadThatIsHeldForAPersonIsLookedAtAgain() {
    held("MISSING_FIELD");

    Answer released = client.post(path + "/release").expect(200);

    assertThat(released.at("/data/hold")).isEqualTo("null");
    assertThat(released.at("/data/dueAt")).isNotEqualTo("null");
    assertThat(wakes()).isEqualTo("1");
    Answer timeline = client.get(path + "/timeline");
    assertThat(timeline.at("/data/0/kind")).isEqualTo("RELEASED");
    assertThat(timeline.at("/data/0/rule")).isEqualTo("MISSING_FIELD");
    assertThat(timeline.at("/data/0/inputs/by")).startsWith("key ");
    client.post(path + "/release").expectProblem(409);
  }

  @Test
  void aLeadThatARuleHoldsIsNotForAPersonToRelease() {
    client.post(path + "/release").expectProblem(409);
    TestApi.client().post(path + "/release").expectProblem(404);

    assertThat(wakes()).isEqualTo("0");
  }

  @Test
  void allOfARunAreReleasedAtOnce() {
    held("BAD_DATA");
    String run = "/api/runs/" + lead.run();

    assertThat(client.get(run + "/enrollments?hold=BAD_DATA").all("/data", "id")).hasSize(1);
    assertThat(client.post(run + "/release").expect(200).at("/data/released")).isEqualTo("1");
    assertThat(client.post(run + "/release").at("/data/released")).isEqualTo("0");
    TestApi.client().post(run + "/release").expectProblem(404);
  }

  private void held(String rule) {
    Ledger.write(
        "update enrollment set hold = ?, due_at = null where id = ?", rule, lead.enrollment());
  }

  private String wakes() {
    return Ledger.query("select count(*) from wake where enrollment_id = ?", lead.enrollment())
        .getFirst();
  }
}
