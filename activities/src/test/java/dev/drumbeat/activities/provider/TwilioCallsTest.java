package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioCallsTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee02");
  private static final Instant SUBMITTED = Instant.parse("2026-11-24T17:00:00.700Z");
  private static final CallRequest CALL =
      new CallRequest(
          ATTEMPT,
          "e123/call1/1/CALL/0",
          "+12065550147",
          "+12065550100",
          true,
          Duration.ofSeconds(25),
          Duration.ofMinutes(10));

  private final StubProvider twilio = new StubProvider();
  private final Providers providers = new Providers(HttpTimeouts.STANDARD);
  private final ProviderAccount account = Accounts.twilio(twilio.baseUrl());

  @AfterEach
  void close() {
    providers.close();
    twilio.close();
  }

  @Test
  void placesACallThatCarriesTheAttempt() {
    twilio.answers(201, call("CA1", "Tue, 24 Nov 2026 17:00:00 +0000"));

    assertThat(providers.calls().place(account, CALL)).isEqualTo(new Answer.Accepted("CA1", null));

    String callbacks = "https://drumbeat.example/webhooks/twilio/k3y";
    assertThat(twilio.onlyRequest().uri()).hasPath("/2010-04-01/Accounts/AC0123/Calls.json");
    assertThat(twilio.onlyRequest().form())
        .containsEntry("To", "+12065550147")
        .containsEntry("From", "+12065550100")
        .containsEntry("Url", callbacks + "/voice?attempt=" + ATTEMPT)
        .containsEntry(
            "StatusCallback",
            callbacks + "/call-status?attempt=" + ATTEMPT + "&effect=e123%2Fcall1%2F1%2FCALL%2F0")
        .containsEntry("StatusCallbackEvent", "initiated,answered,completed")
        .containsEntry("MachineDetection", "DetectMessageEnd")
        .containsEntry("Timeout", "25")
        .containsEntry("TimeLimit", "600");
  }

  @Test
  void leavesMachinesUndetectedUnlessAsked() {
    twilio.answers(201, call("CA1", "Tue, 24 Nov 2026 17:00:00 +0000"));
    CallRequest plain =
        new CallRequest(
            ATTEMPT, "e", "+12065550147", "+1", false, Duration.ZERO, Duration.ofDays(1));

    providers.calls().place(account, plain);

    assertThat(twilio.onlyRequest().form())
        .doesNotContainKey("MachineDetection")
        .containsEntry("Timeout", "1")
        .containsEntry("TimeLimit", "14400");
  }

  @Test
  void placesNoSecondCallWhenTwilioFails() {
    twilio.answers(503, "");

    assertThat(providers.calls().place(account, CALL))
        .isEqualTo(new Answer.Unknown(503, "HTTP 503"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void findsTheFirstCallSinceTheSubmissionThatIsNoOthers() {
    twilio.answersInTurn(
        """
        {"calls": [%s, %s, %s], "uri": "/c", "first_page_uri": "/c", "next_page_uri": null,
         "previous_page_uri": null, "page_size": 1000}
        """
            .formatted(
                call("CA-ours", "Tue, 24 Nov 2026 17:00:02 +0000"),
                call("CA-known", "Tue, 24 Nov 2026 17:00:01 +0000"),
                call("CA-yesterday", "Mon, 23 Nov 2026 17:00:01 +0000")));

    assertThat(providers.calls().find(account, CALL, SUBMITTED, Set.of("CA-known"), List.of()))
        .isEqualTo(new Finding.Found("CA-ours", null));
    assertThat(twilio.onlyRequest().query())
        .containsEntry("To", "+12065550147")
        .containsEntry("From", "+12065550100");
  }

  @Test
  void readsHowACallWent() {
    twilio.answers(
        200,
        call("CA1", "Tue, 24 Nov 2026 17:00:00 +0000")
            .replace("queued", "completed")
            .replace("\"duration\": null", "\"duration\": \"42\"")
            .replace("\"answered_by\": null", "\"answered_by\": \"human\"")
            .replace("\"price\": null", "\"price\": \"-0.01400\""));

    assertThat(providers.calls().fetch(account, "CA1"))
        .isEqualTo(
            new Fetched.State<>(
                new CallState(
                    "completed", Duration.ofSeconds(42), "human", new BigDecimal("0.01400"))));
  }

  private static String call(String sid, String created) {
    return """
    {"sid": "%s", "account_sid": "AC0123", "status": "queued", "to": "+12065550147",
     "from": "+12065550100", "date_created": "%s", "start_time": null, "duration": null,
     "answered_by": null, "price": null}
    """
        .formatted(sid, created);
  }
}
