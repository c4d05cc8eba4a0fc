package dev.drumbeat.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static final String STOP =
      "{'channel': 'sms', 'value': '(206) 555-0147', 'reason': 'OPT_OUT', 'note': 'By letter'}";
  private final Client client = TestApi.client();

  @Test
  void isAddedOnceAndRead() {
    Answer added = client.post("/api/suppressions", STOP).expect(201);
    Answer again = client.post("/api/suppressions", STOP).expect(201);

    assertThat(again.at("/data/id")).isEqualTo(added.at("/data/id"));
    assertThat(client.get(added.header("Location")).at("/data/evidence/note"))
        .isEqualTo("By letter");
    assertThat(client.get("/api/suppressions?status=active&channel=sms").at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/suppressions?status=lifted").at("/pagination/total"))
        .isEqualTo("0");
  }

  @Test
  void isCheckedInWhateverFormThePhoneIsWritten() {
    client.post("/api/suppressions", STOP).expect(201);

    Answer check =
        client.post("/api/suppressions/check", "{'value': '+1 206-555-0147'}").expect(200);

    assertThat(check.at("/data/suppressed")).isEqualTo("true");
    assertThat(check.at("/data/value")).isEqualTo("+12065550147");
    assertThat(check.all("/data/suppressions", "reason")).containsExactly("OPT_OUT");
    assertThat(
            client
                .post("/api/suppressions/check", "{'value': '2065550147', 'channel': 'voice'}")
                .at("/data/suppressed"))
        .isEqualTo("false");
  }

  @Test
  void isOfAValueThatItsChannelReaches() {
    client
        .post("/api/suppressions", "{'channel': 'email', 'value': '2065550147'}")
        .expectProblem(400, "/value WRONG_CHANNEL");
    client
        .post("/api/suppressions", "{'channel': 'sms', 'value': 'nobody'}")
        .expectProblem(400, "/value BAD_FORMAT");
    client
        .post("/api/suppressions", "{'channel': 'fax'}")
        .expectProblem(400, "/channel UNKNOWN_VALUE", "/value REQUIRED");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/suppressions", STOP).header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    assertThat(
            other.post("/api/suppressions/check", "{'value': '2065550147'}").at("/data/suppressed"))
        .isEqualTo("false");
  }
}
