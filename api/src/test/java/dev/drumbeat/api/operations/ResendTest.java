package dev.drumbeat.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class ResendTest {
  private static final String REASON = "{'reason': 'They asked for it'}";

  private final Client client = TestApi.client();
  private final Ledger lead = Ledger.sent(client.workspace(), "SMS", "{}");

  @Test
  void anAbandonedMessageIsPlannedOnceMoreWithWhoAndWhy() {
    state("ABANDONED");

    Answer first = client.post(path(), REASON).expect(200);
    Answer second = client.post(path(), REASON).expect(200);

    assertThat(first.at("/data/repeats")).isEqualTo(String.valueOf(intent()));
    assertThat(second.at("/data/id")).isEqualTo(first.at("/data/id"));
    Answer timeline = client.get("/api/enrollments/" + lead.enrollment() + "/timeline");
    assertThat(timeline.at("/data/0/kind")).isEqualTo("RESENT");
    assertThat(timeline.at("/data/0/inputs/by")).startsWith("key ");
    assertThat(timeline.at("/data/0/inputs/reason")).isEqualTo("They asked for it");
  }

  @Test
  void whatWasAcceptedOrIsOpenIsNotSentAgain() {
    client.post(path(), REASON).expectProblem(409);
    state("UNKNOWN");
    client.post(path(), REASON).expectProblem(409);
    state("ABANDONED");
    Ledger.write("update run set state = 'STOPPED' where id = ?", lead.run());
    client.post(path(), REASON).expectProblem(409);
  }

  @Test
  void isNotThereForAnotherWorkspaceAndNeedsAReason() {
    state("REJECTED");

    TestApi.client().post(path(), REASON).expectProblem(404);
    client.post(path(), "{}").expectProblem(400, "/reason REQUIRED");
  }

  private String path() {
    return "/api/messages/" + intent() + "/resend";
  }

  private long intent() {
    return Long.parseLong(
        Ledger.query(
                "select id from intent where enrollment_id = ? and ordinal = 0", lead.enrollment())
            .getFirst());
  }

  private void state(String state) {
    Ledger.write("update intent set state = ? where enrollment_id = ?", state, lead.enrollment());
  }
}
