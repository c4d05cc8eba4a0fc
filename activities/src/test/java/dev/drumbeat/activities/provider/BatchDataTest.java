package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchDataTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee05");

  private final StubProvider stub = new StubProvider();
  private final OneRequest http = new OneRequest(HttpTimeouts.STANDARD);
  private final BatchData batchData = new BatchData(http, BatchDataTest::e164);

  @AfterEach
  void close() {
    http.close();
    stub.close();
  }

  @Test
  void readsPeopleWithTheirPhonesAndFlags() {
    stub.answers(
        200,
        """
        {"status": {"code": 200, "text": "OK"}, "results": {"persons": [{
          "name": {"first": "Ada", "last": "Byron"},
          "phoneNumbers": [
            {"number": "2065550147", "type": "Mobile", "score": "95", "dnc": false},
            {"number": "206-555-0148", "type": "Land Line", "score": 140, "dnc": true},
            {"number": "2065550147", "type": "Mobile", "score": 10, "dnc": true},
            {"number": "call her", "type": "VoIP", "score": 1}],
          "emails": [{"email": "Ada@Example.com"}, "ada@example.com", {"email": "none"}],
          "dnc": {"tcpa": true}, "litigator": false, "meta": {"matched": true, "error": false}}]}}
        """);

    assertThat(trace(true, "Ada Byron"))
        .isEqualTo(
            new Looked<>(
                accepted(),
                List.of(
                    new PersonFacts(
                        "Ada",
                        "Byron",
                        List.of(
                            new PhoneFacts("+12065550147", LineType.MOBILE, 95, true),
                            new PhoneFacts("+12065550148", LineType.LANDLINE, 100, true)),
                        List.of("ada@example.com"),
                        true,
                        false,
                        null))));
  }

  @Test
  void believesAConsentOnlyOfAMadeUpPerson() {
    stub.answers(
        200,
        """
        {"status": {"code": 200}, "results": {"persons": [{"name": {"first": "Ada"},
          "simulated": {"writtenConsent": {"channels": ["SMS", "VOICE"],
            "at": "2025-03-01T17:00:00Z", "evidence": "Form 7"}}}]}}
        """);

    assertThat(onlyPerson(false))
        .extracting(PersonFacts::simulated, PersonFacts::consent)
        .containsExactly(
            true,
            new ConsentFacts(
                Set.of(Channel.SMS, Channel.VOICE),
                Instant.parse("2025-03-01T17:00:00Z"),
                "Form 7"));
    assertThat(onlyPerson(true))
        .extracting(PersonFacts::simulated, PersonFacts::consent)
        .containsExactly(false, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"channels\": [\"FAX\"], \"at\": \"2025-03-01T17:00:00Z\", \"evidence\": \"x\"}",
        "{\"channels\": [\"SMS\"], \"at\": \"in March\", \"evidence\": \"x\"}",
        "{\"channels\": [\"SMS\"], \"at\": \"2025-03-01T17:00:00Z\"}"
      })
  void takesNothingIncompleteForAConsent(String consent) {
    stub.answers(
        200,
        """
        {"results": {"persons": [{"name": {"first": "Ada"}, "simulated": {"writtenConsent": %s}}]}}
        """
            .formatted(consent));

    assertThat(onlyPerson(false).consent()).isNull();
  }

  @Test
  void carriesTheAttemptAndAsksForFlaggedPhones() {
    stub.answers(200, "{\"results\": {\"persons\": []}}");

    trace(true, "Ada King Byron");

    StubProvider.Seen request = stub.onlyRequest();
    assertThat(request.uri()).hasPath("/api/v1/property/skip-trace");
    assertThat(request.header("Authorization")).isEqualTo("Bearer secret-token");
    assertThat(request.header("X-request-id")).isEqualTo(ATTEMPT.toString());
    assertThat(request.header("X-effect")).isEqualTo("e123/trace/1/OWNER_CONTACTS/0");
    assertThat(json(request.body()))
        .isEqualTo(
            json(
                """
                {"requests": [{
                   "propertyAddress": {
                     "street": "12 Elm St", "city": "Seattle", "state": "WA", "zip": "98101"},
                   "name": {"first": "Ada", "last": "Byron"}}],
                 "options": {"includeTCPABlacklistedPhones": true}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Ada Byron, Ada, Byron",
        "'BYRON, ADA K', ADA, BYRON",
        "ELM HOLDINGS LLC, -, -",
        "Elm Partners L.P., -, -",
        "CITY OF SEATTLE, -, -",
        "ADA & CHARLES BYRON, -, -",
        "Ada, -, -",
        "'  ', -, -"
      })
  void asksByNameOnlyForOnePerson(String owner, @Nullable String first, @Nullable String last) {
    OwnerName name = OwnerName.of(owner);

    assertThat(name).isEqualTo(first == null || last == null ? null : new OwnerName(first, last));
  }

  @Test
  void knowsAMiss() {
    stub.answers(
        200,
        """
        {"status": {"code": 200}, "results": {"persons": [
          {"propertyAddress": {}, "meta": {"matched": false, "error": false}}]}}
        """);

    assertThat(trace(true, null).isMiss()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "<html>", "{\"results\": {\"persons\": {}}}"})
  void takesNothingUnreadableForAMiss(String body) {
    stub.answers(200, body);

    assertThat(trace(true, null))
        .isEqualTo(
            new Looked<>(new Answer.Unknown(200, "A success that is not BatchData's JSON"), null));
    assertThat(stub.seen()).hasSize(1);
  }

  @Test
  void seesARefusalInsideASuccess() {
    stub.answers(200, "{\"status\": {\"code\": 403, \"text\": \"No balance for 12 Elm St\"}}");

    assertThat(trace(true, null).answer())
        .isEqualTo(new Answer.Rejected(403, "HTTP_403", "No balance for ***"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void leavesOpenWhetherItWasBilledAfterOneRequest(int status) {
    stub.answers(status, "{}");

    assertThat(trace(true, null).answer()).isEqualTo(new Answer.Unknown(status, "HTTP " + status));
    assertThat(stub.seen()).hasSize(1);
  }

  private Looked<List<PersonFacts>> trace(boolean live, @Nullable String owner) {
    return batchData.trace(
        Accounts.data("BATCHDATA", live, stub.baseUrl()),
        new SkipTraceRequest(
            ATTEMPT,
            "e123/trace/1/OWNER_CONTACTS/0",
            "12 Elm St",
            "Seattle",
            "WA",
            "98101",
            owner));
  }

  private PersonFacts onlyPerson(boolean live) {
    return Objects.requireNonNull(trace(live, null).facts()).getFirst();
  }

  private static Answer accepted() {
    return new Answer.Accepted(ATTEMPT.toString(), null);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static Optional<String> e164(String raw) {
    String digits = raw.replaceAll("\\D", "");
    return digits.length() == 10 ? Optional.of("+1" + digits) : Optional.empty();
  }
}
