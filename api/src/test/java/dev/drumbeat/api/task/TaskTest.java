package dev.drumbeat.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of tasks, and answering one. */
class TaskTest {
  private final Client client = TestApi.client();
  private final Ledger lead = Ledger.sent(client.workspace(), "SMS", "{}");
  private String path = "";

  @BeforeEach
  void open() {
    Ledger.write(
        "insert into task (workspace_id, run_id, enrollment_id, step, visit, title, assignee,"
            + " outcomes, due_at) select workspace_id, run_id, id, step, visit, 'Call back', 'ann',"
            + " '{REACHED,GONE}', now() + interval '1 day' from enrollment where id = ?",
        lead.enrollment());
    Answer open = client.get("/api/tasks?status=OPEN&assignee=ann").expect(200);
    path = "/api/tasks/" + open.at("/data/0/id");
  }

  @Test
  void isAnsweredOnceAndTheJourneyIsTold() {
    Answer done =
        client.post(path + "/answer", "{'outcome': 'REACHED', 'note': 'Friendly'}").expect(200);

    assertThat(done.at("/data/status")).isEqualTo("DONE");
    assertThat(done.at("/data/answeredBy")).startsWith("key ");
    client.post(path + "/answer", "{'outcome': 'GONE'}").expectProblem(409);
    assertThat(client.get("/api/inbox").at("/data/0/kind")).isEqualTo("TASK_DONE");
    assertThat(client.get("/api/tasks?status=OPEN").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void takesNoAnswerThatItDoesNotOffer() {
    client
        .post(path + "/answer", "{'outcome': 'MAYBE'}")
        .expectProblem(400, "/outcome UNKNOWN_VALUE");
    client.post(path + "/answer", "{}").expectProblem(400, "/outcome REQUIRED");
    TestApi.client().post(path + "/answer", "{'outcome': 'GONE'}").expectProblem(404);
  }

  @Test
  void isClosedOnceTheJourneyWentOn() {
    Ledger.write("update enrollment set visit = visit + 1 where id = ?", lead.enrollment());

    assertThat(client.get(path).at("/data/status")).isEqualTo("CLOSED");
    client.post(path + "/answer", "{'outcome': 'GONE'}").expectProblem(409);
  }
}
