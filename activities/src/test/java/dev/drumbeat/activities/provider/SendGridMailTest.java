package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SendGridMailTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee03");
  private static final EmailRequest MAIL = mail(false);

  private static EmailRequest mail(boolean tracked) {
    return new EmailRequest(
        ATTEMPT,
        "e123/email1/1/EMAIL/0",
        "ada@example.com",
        "Ada",
        "office@drumbeat.example",
        "The Office",
        "About 12 Elm",
        "Héllo Ada",
        "<p>Héllo Ada</p>",
        Map.of("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        tracked);
  }

  private final StubProvider sendGrid = new StubProvider();
  private final Providers providers =
      new Providers(new HttpTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)));

  @AfterEach
  void close() {
    providers.close();
    sendGrid.close();
  }

  @Test
  void acceptsWithTheMessageId() {
    sendGrid.answers(202, "", "X-Message-Id", "msg-1");

    assertThat(send()).isEqualTo(new Answer.Accepted("msg-1", null));
  }

  @Test
  void sendsOneRecipientWithTheAttemptAsCustomArgument() {
    sendGrid.answers(202, "", "X-Message-Id", "msg-1");

    send();

    StubProvider.Seen request = sendGrid.onlyRequest();
    assertThat(request.uri()).hasPath("/v3/mail/send");
    assertThat(request.header("Authorization")).isEqualTo("Bearer SG.secret");
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(JsonMapper.shared().readTree(request.body()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"from": {"email": "office@drumbeat.example", "name": "The Office"},
                     "subject": "About 12 Elm",
                     "personalizations": [{
                       "to": [{"email": "ada@example.com", "name": "Ada"}],
                       "headers": {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
                       "custom_args": {
                         "attempt_id": "0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee03",
                         "effect": "e123/email1/1/EMAIL/0"}}],
                     "content": [{"type": "text/plain", "value": "Héllo Ada"},
                                 {"type": "text/html", "value": "<p>Héllo Ada</p>"}]}
                    """));
  }

  @Test
  void turnsSendGridsOwnClickTrackingOffWhereTheLinksAreOurs() {
    sendGrid.answers(202, "", "X-Message-Id", "msg-1");

    providers.mail().send(Accounts.sendGrid(sendGrid.baseUrl()), mail(true));

    assertThat(
            JsonMapper.shared()
                .readTree(sendGrid.onlyRequest().body())
                .at("/tracking_settings/click_tracking")
                .toString())
        .isEqualTo("{\"enable\":false,\"enable_text\":false}");
  }

  @Test
  void rejectsInSendGridsWordsWithoutThePerson() {
    sendGrid.answers(
        400,
        """
        {"errors": [{"message": "Does not contain a valid address: ada@example.com (Ada)",
                     "field": "personalizations.0.to.0.email", "help": null}]}
        """);

    assertThat(send())
        .isEqualTo(
            new Answer.Rejected(
                400,
                "HTTP_400",
                "Does not contain a valid address: ***@*** (***) [personalizations.0.to.0.email]"));
    assertThat(sendGrid.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 302, 307})
  void leavesOpenWhetherItWasTakenAfterOneRequest(int status) {
    sendGrid.answers(status, "{\"errors\": []}", "Location", sendGrid.baseUrl() + "/elsewhere");

    assertThat(send()).isEqualTo(new Answer.Unknown(status, "HTTP " + status));
    assertThat(sendGrid.seen()).hasSize(1);
  }

  @Test
  void repeatsNothingWhenTheKeyIsWrong() {
    sendGrid.answers(401, "{\"errors\": [{\"message\": \"authorization required\"}]}");

    assertThat(send()).isEqualTo(new Answer.Rejected(401, "HTTP_401", "authorization required"));
    assertThat(sendGrid.seen()).hasSize(1);
  }

  @Test
  void leavesOpenWhatASuccessWithoutMessageIdMeans() {
    sendGrid.answers(202, "");

    assertThat(send()).isEqualTo(new Answer.Unknown(202, "A success without message id"));
  }

  @Test
  void knowsThatARateLimitedMailWasNotSent() {
    sendGrid.answers(429, "{\"errors\": [{\"message\": \"too many requests\"}]}");

    assertThat(send()).isEqualTo(new Answer.NotSent("RATE_LIMITED", "HTTP 429", null));
    assertThat(sendGrid.seen()).hasSize(1);
  }

  @Test
  void leavesOpenWhatBecameOfAMailWhoseAnswerNeverCame() {
    sendGrid.staysSilent();

    assertThat(send()).isEqualTo(new Answer.Unknown(null, "No whole answer within 1000 ms"));
    assertThat(sendGrid.seen()).hasSize(1);
  }

  @Test
  void leavesOpenWhatBecameOfAMailWhenTheConnectionIsReset() throws Exception {
    try (ResettingProvider resetting = new ResettingProvider()) {
      assertThat(providers.mail().send(Accounts.sendGrid(resetting.baseUrl()), MAIL))
          .isInstanceOf(Answer.Unknown.class);
      assertThat(resetting.requests()).isEqualTo(1);
    }
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() {
    sendGrid.close();

    assertThat(send()).isInstanceOf(Answer.NotSent.class);
  }

  private Answer send() {
    return providers.mail().send(Accounts.sendGrid(sendGrid.baseUrl()), MAIL);
  }
}
