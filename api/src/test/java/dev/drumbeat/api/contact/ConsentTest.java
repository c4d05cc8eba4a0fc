package dev.drumbeat.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class ConsentTest {
  private static final String WRITTEN =
      """
      {'channel': 'voice', 'value': '(206) 555-0147', 'basis': 'WRITTEN',
       'evidence': 'Web form, 3 May', 'at': '2026-05-03T10:00:00-07:00'}
      """;
  private final Client client = TestApi.client();

  @Test
  void isRecordedListedAndRead() {
    String path = client.post("/api/consents", WRITTEN).expect(201).header("Location");

    Answer read = client.get(path).expect(200);

    assertThat(read.at("/data/value")).isEqualTo("+12065550147");
    assertThat(read.at("/data/at")).isEqualTo("2026-05-03T17:00:00Z");
    assertThat(read.at("/data/inForce")).isEqualTo("true");
    assertThat(client.get("/api/consents?channel=voice&basis=WRITTEN").at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/consents?value=2065550148").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void isReplacedByANewerOneOfItsKind() {
    String first = client.post("/api/consents", WRITTEN).header("Location");
    String second =
        client.post("/api/consents", WRITTEN.replace("3 May", "form 8")).header("Location");

    assertThat(second).isEqualTo(first);
    assertThat(client.get(first).at("/data/evidence")).isEqualTo("Web form, form 8");
  }

  @Test
  void closesItsChannelWhenItIsWithdrawn() {
    String path = client.post("/api/consents", WRITTEN).header("Location");

    Answer withdrawn = client.post(path + "/withdraw", "{'reason': 'By phone'}").expect(200);

    assertThat(withdrawn.at("/data/inForce")).isEqualTo("false");
    Answer check = client.post("/api/suppressions/check", "{'value': '2065550147'}");
    assertThat(check.all("/data/suppressions", "channel")).containsExactly("voice");
    assertThat(check.all("/data/suppressions", "source")).containsExactly("CONSENT_WITHDRAWN");
  }

  @Test
  void isOfAPastTimeAndAChannelThatReachesThePerson() {
    client
        .post("/api/consents", WRITTEN.replace("2026-05-03", "2999-05-03"))
        .expectProblem(400, "/at IN_FUTURE");
    client
        .post("/api/consents", WRITTEN.replace("'voice'", "'email'"))
        .expectProblem(400, "/value WRONG_CHANNEL");
    client
        .post("/api/consents", "{'basis': 'ORAL'}")
        .expectProblem(
            400,
            "/basis UNKNOWN_VALUE",
            "/channel REQUIRED",
            "/value REQUIRED",
            "/evidence REQUIRED",
            "/at REQUIRED");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/consents", WRITTEN).header("Location");

    TestApi.client().get(path).expectProblem(404);
    TestApi.client().post(path + "/withdraw", "{'reason': 'x'}").expectProblem(404);
  }
}
