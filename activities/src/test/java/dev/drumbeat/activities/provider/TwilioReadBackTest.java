package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioReadBackTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee01");
  private static final Instant SUBMITTED = Instant.parse("2026-11-24T17:00:00.700Z");
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
  void findsTheFirstTextSinceTheSubmission() {
    twilio.answersInTurn(
        page(
            null,
            message("SM-later", "Tue, 24 Nov 2026 17:20:00 +0000"),
            message("SM-ours", "Tue, 24 Nov 2026 17:00:00 +0000"),
            message("SM-just-before", "Tue, 24 Nov 2026 16:59:30 +0000"),
            message("SM-last-week", "Tue, 17 Nov 2026 17:00:00 +0000")));

    assertThat(find()).isEqualTo(new Finding.Found("SM-ours", null));
    assertThat(twilio.onlyRequest().query())
        .containsEntry("To", "+12065550147")
        .containsEntry("From", "+12065550100")
        .containsEntry("PageSize", "1000");
  }

  @Test
  void findsATextWhenTwiliosClockIsAFewMinutesBehind() {
    twilio.answersInTurn(page(null, message("SM-ours", "Tue, 24 Nov 2026 16:56:00 +0000")));

    assertThat(find()).isEqualTo(new Finding.Found("SM-ours", null));
  }

  @Test
  void findsNoTextOfAnotherAttemptOrAnotherBody() {
    twilio.answersInTurn(
        page(
            null,
            message("SM-known", "Tue, 24 Nov 2026 17:00:01 +0000"),
            message("SM-other", "Tue, 24 Nov 2026 17:00:02 +0000").replace("12 Elm", "14 Elm")));

    assertThat(find(Set.of("SM-known"))).isEqualTo(new Finding.Nothing());
  }

  @Test
  void leavesATextToAnotherSubmissionThatIsNearerToIt() {
    twilio.answers(200, page(null, message("SM-other", "Tue, 24 Nov 2026 17:03:02 +0000")));

    assertThat(find(Set.of(), List.of(SUBMITTED.plusSeconds(181))))
        .isEqualTo(new Finding.Nothing());
    assertThat(find(Set.of(), List.of(SUBMITTED.minusSeconds(60), SUBMITTED.plusSeconds(240))))
        .isEqualTo(new Finding.Found("SM-other", null));
  }

  @Test
  void readsTheListToItsEndAtTheSameAddress() {
    String path = "/2010-04-01/Accounts/AC0123/Messages.json?PageSize=1000&Page=1&PageToken=PA1";
    twilio.answersInTurn(
        page(path), page(null, message("SM-ours", "Tue, 24 Nov 2026 17:00:00 +0000")));

    assertThat(find()).isEqualTo(new Finding.Found("SM-ours", null));
    assertThat(twilio.seen().getLast().uri().toString()).isEqualTo(path);
  }

  @Test
  void concludesNothingFromAListWithoutEnd() {
    twilio.answers(200, page("/2010-04-01/Accounts/AC0123/Messages.json?Page=1"));

    assertThat(find()).isEqualTo(new Finding.Unreadable("More than 20000 entries"));
    assertThat(twilio.seen()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "<html>", "{\"messages\": [{\"sid\": 1}]}"})
  void concludesNothingFromAListThatCannotBeRead(String body) {
    twilio.answers(200, body);

    assertThat(find()).isEqualTo(new Finding.Unreadable("An answer that is not Twilio's JSON"));
  }

  @Test
  void concludesNothingFromAFailure() {
    twilio.answers(503, "");

    assertThat(find()).isEqualTo(new Finding.Unreadable("HTTP 503"));
    assertThat(twilio.seen()).hasSize(1);
  }

  @Test
  void readsHowATextIsDoing() {
    twilio.answers(
        200,
        message("SM1", "Tue, 24 Nov 2026 17:00:00 +0000")
            .replace("queued", "undelivered")
            .replace("\"error_code\": null", "\"error_code\": 30003")
            .replace("\"price\": null", "\"price\": \"-0.00830\""));

    assertThat(providers.messages().fetch(account, "SM1"))
        .isEqualTo(
            new Fetched.State<>(
                new MessageState("undelivered", "30003", new BigDecimal("0.00830"))));
    assertThat(twilio.onlyRequest().uri()).hasPath("/2010-04-01/Accounts/AC0123/Messages/SM1.json");
  }

  @Test
  void saysWhenTwilioDoesNotKnowAText() {
    twilio.answers(404, "{\"code\": 20404, \"message\": \"Not found\", \"status\": 404}");

    assertThat(providers.messages().fetch(account, "SM1")).isEqualTo(new Fetched.Missing<>());
  }

  @Test
  void saysWhenATextCannotBeRead() {
    twilio.answers(200, message("SM1", "now").replace("queued", "pondering"));

    assertThat(providers.messages().fetch(account, "SM1")).isInstanceOf(Fetched.Unreadable.class);
  }

  private Finding find() {
    return find(Set.of());
  }

  private Finding find(Set<String> knownIds) {
    return find(knownIds, List.of());
  }

  private Finding find(Set<String> knownIds, List<Instant> otherDoubts) {
    return providers.messages().find(account, TEXT, SUBMITTED, knownIds, otherDoubts);
  }

  private static String message(String sid, String created) {
    return """
    {"sid": "%s", "account_sid": "AC0123", "status": "queued", "to": "+12065550147",
     "from": "+12065550100", "body": "Hi Ada, still own 12 Elm?", "date_created": "%s",
     "date_sent": null, "error_code": null, "price": null, "num_segments": "1"}
    """
        .formatted(sid, created);
  }

  private static String page(@Nullable String next, String... messages) {
    return """
    {"messages": [%s], "page_size": 1000, "uri": "/2010-04-01/Accounts/AC0123/Messages.json",
     "first_page_uri": "/x", "previous_page_uri": null, "next_page_uri": %s}
    """
        .formatted(String.join(",", messages), next == null ? "null" : "\"" + next + "\"");
  }
}
