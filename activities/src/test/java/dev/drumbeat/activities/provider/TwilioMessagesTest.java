package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioMessagesTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee01");
  private static final SmsRequest TEXT =
      new SmsRequest(
          ATTEMPT,
          "e123/text1/1/SMS/0",
          "+12065550147",
          "+12065550100",
          "Hi Ada, still own 12 Elm?",
          Duration.ofHours(2));

  private final StubProvider twilio = new StubProvider();
  private final Providers providers =
      new Providers(new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)));
  private final ProviderAccount account = Accounts.twilio(twilio.baseUrl());

  @AfterEach
  void close() {
    providers.close();
    twilio.close();
  }

  @Test
  void acceptsWithTwiliosId() {
    twilio.answers(201, message("SM1", "Tue, 24 Nov 2026 17:00:00 +0000"));

    assertThat(send()).isEqualTo(new Answer.Accepted("SM1", null));
  }

  @Test
  void carriesTheAttemptAndItsEffectInTheCallbackAddress() {
    twilio.answers(201, message("SM1", "Tue, 24 Nov 2026 17:00:00 +0000"));

    send();

    StubProvider.Seen request = twilio.onlyRequest();
    assertThat(request.uri()).hasPath("/2010-04-01/Accounts/AC0123/Messages.json");
    assertThat(request.form())
        .containsEntry("To", "+12065550147")
        .containsEntry("From", "+12065550100")
        .containsEntry("Body", "Hi Ada, still own 12 Elm?")
        .containsEntry("ValidityPeriod", "7200")
        .containsEntry(
            "StatusCallback",
            "https://drumbeat.example/webhooks/twilio/k3y/message-status?attempt="
                + ATTEMPT
                + "&effect=e123%2Ftext1%2F1%2FSMS%2F0");
    // AC0123:secret-token
    assertThat(request.header("Authorization")).isEqualTo("Basic QUMwMTIzOnNlY3JldC10b2tlbg==");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT-5M, 1", "PT10H, 36000", "P3D, 36000", "P400000D, 36000"})
  void asksForNoValidityThatTwilioRefuses(Duration validity, String seconds) {
    twilio.answers(201, message("SM1", "Tue, 24 Nov 2026 17:00:00 +0000"));

    providers
        .messages()
        .send(account, new SmsRequest(ATTEMPT, "e", "+12065550147", "+1", "Hi", validity));

    assertThat(twilio.onlyRequest().form()).containsEntry("ValidityPeriod", seconds);
  }

  @Test
  void rejectsWithTwiliosCodeAndNothingPersonal() {
    twilio.answers(
        400,
        """
        {"code": 21610, "status": 400, "more_info": "https://www.twilio.com/docs/errors/21610",
         "message": "+12065550147 opted out of 'Hi Ada, still own 12 Elm?'"}
        """);

    assertThat(send()).isEqualTo(new Answer.Rejected(400, "21610", "*** opted out of '***'"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 301, 302, 307, 308})
  void leavesOpenWhetherItWasTakenAfterOneRequest(int status) {
    twilio.answers(
        status,
        "{\"code\": 20500, \"message\": \"Sorry\"}",
        "Location",
        twilio.baseUrl() + "/elsewhere");

    assertThat(send()).isEqualTo(new Answer.Unknown(status, "HTTP " + status));
    assertThat(twilio.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "42",
        "<html>Created</html>",
        "{\"sid\": \"SM1",
        "{\"sid\": null}"
      })
  void leavesOpenWhatASuccessThatCannotBeReadMeans(String body) {
    twilio.answers(201, body);

    assertThat(send()).isEqualTo(new Answer.Unknown(201, "A success that is not Twilio's JSON"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Bad Request</html>", "[]", "{\"error\": \"proxy\"}"})
  void leavesOpenWhatARefusalMeansThatIsNotTwilios(String body) {
    twilio.answers(400, body);

    assertThat(send())
        .isEqualTo(new Answer.Unknown(400, "HTTP 400 that is not the provider's own"));
  }

  @Test
  void repeatsNothingWhenTheTokenIsWrong() {
    twilio.answers(401, "{\"code\": 20003, \"message\": \"Authenticate\", \"status\": 401}");

    assertThat(send()).isEqualTo(new Answer.Rejected(401, "20003", "Authenticate"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void knowsThatARateLimitedTextWasNotSent() {
    twilio.answers(429, "{\"code\": 20429}", "Retry-After", "7");

    assertThat(send())
        .isEqualTo(new Answer.NotSent("RATE_LIMITED", "HTTP 429", Duration.ofSeconds(7)));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() {
    twilio.close();

    assertThat(send())
        .isEqualTo(new Answer.NotSent("NO_CONNECTION", "No connection to the provider", null));
  }

  @Test
  void knowsThatNothingWasSentToAHostThatDoesNotExist() {
    ProviderAccount nowhere = Accounts.twilio(URI.create("http://nowhere.invalid"));

    assertThat(providers.messages().send(nowhere, TEXT))
        .isEqualTo(new Answer.NotSent("UNKNOWN_HOST", "The provider's host name is unknown", null));
  }

  @Test
  void leavesOpenWhatBecameOfATextWhoseAnswerNeverCame() {
    twilio.staysSilent();

    assertThat(send()).isEqualTo(new Answer.Unknown(null, "No whole answer within 2000 ms"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void waitsNoLongerForTheRestOfAnAnswer() {
    twilio.stopsInTheMiddle(201, "{\"sid\": \"SM1\",");

    assertThat(send()).isEqualTo(new Answer.Unknown(null, "No whole answer within 2000 ms"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void leavesOpenWhatBecameOfATextWhenTwilioHangsUp() {
    twilio.hangsUp();

    assertThat(send()).isInstanceOf(Answer.Unknown.class);
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void repeatsNothingWhenAKeptConnectionBreaks() {
    twilio.answersOnce(201, message("SM1", "Tue, 24 Nov 2026 17:00:00 +0000"));

    assertThat(send()).isInstanceOf(Answer.Accepted.class);
    assertThat(send()).isInstanceOf(Answer.Unknown.class);
    assertThat(twilio.seen()).hasSize(2);
  }

  @Test
  void leavesOpenWhatBecameOfATextWhenTheConnectionIsReset() throws Exception {
    try (ResettingProvider resetting = new ResettingProvider()) {
      ProviderAccount cut = Accounts.twilio(resetting.baseUrl());

      assertThat(providers.messages().send(cut, TEXT)).isInstanceOf(Answer.Unknown.class);
      assertThat(resetting.requests()).isEqualTo(1);
    }
  }

  @Test
  void leavesOpenWhatBecameOfATextWhenItsThreadIsInterrupted() {
    twilio.staysSilent();
    Thread.currentThread().interrupt();

    assertThat(send()).isInstanceOf(Answer.Unknown.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private Answer send() {
    return providers.messages().send(account, TEXT);
  }

  private static String message(String sid, String created) {
    return """
    {"sid": "%s", "account_sid": "AC0123", "status": "queued", "to": "+12065550147",
     "from": "+12065550100", "body": "Hi Ada, still own 12 Elm?", "date_created": "%s",
     "date_sent": null, "error_code": null, "price": null, "num_segments": "1"}
    """
        .formatted(sid, created);
  }
}
