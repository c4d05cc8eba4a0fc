package dev.drumbeat.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.local.demo.Standing.Counts;
import dev.drumbeat.local.proof.Acceptance;
import dev.drumbeat.local.proof.Attempt;
import dev.drumbeat.local.proof.Balance;
import dev.drumbeat.local.proof.Proof;
import dev.drumbeat.local.rest.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultTest {
  private static final Instant BEGUN = Instant.parse("2026-11-24T10:00:00Z");
  private static final Balance EVEN = new Balance(Map.of("enrollment.DONE", 3L), List.of());

  @Test
  void programsGetEveryNumberUnderItsName() {
    JsonNode json =
        ApiClient.JSON.readTree(ResultJson.write(result(standing("COMPLETED"), holds())));

    assertThat(json.propertyNames())
        .containsExactly(
            "audience",
            "active",
            "done",
            "exited",
            "failed",
            "rejectedRows",
            "intents",
            "decisions",
            "providerAccepted",
            "duplicates",
            "missing",
            "historyEvents",
            "workflows",
            "seconds",
            "temporal");
    assertThat(json.path("audience").asLong()).isEqualTo(4);
    assertThat(json.at("/intents/sms").toString())
        .isEqualTo("{\"accepted\":1,\"rejected\":0,\"unknown\":2,\"abandoned\":0}");
    assertThat(json.at("/decisions/voice").toString())
        .isEqualTo("{\"allowed\":0,\"denied\":5,\"deferred\":0}");
    assertThat(json.at("/providerAccepted/sms").asLong()).isEqualTo(1);
    assertThat(json.at("/providerAccepted/owner_contacts").asLong()).isZero();
    assertThat(json.path("seconds").toString()).isEqualTo("90.5");
    assertThat(json.path("temporal").asString()).isEqualTo("embedded");
  }

  @Test
  void holdsWhenAllAddsUp() {
    assertThat(result(standing("COMPLETED"), holds()).holds()).isTrue();
  }

  @Test
  void doesNotHoldWhileTheRunGoesOnOrWhereSomethingIsMissing() {
    Proof missing = Proof.of(List.of(), List.of(attempt()));

    assertThat(result(standing("RUNNING"), holds()).holds()).isFalse();
    assertThat(result(standing("COMPLETED"), missing).holds()).isFalse();
  }

  @Test
  void listsTwentyOfWhatIsMissingAndCountsTheRest() {
    Proof many = new Proof(Map.of(), 0, 0, List.of(), Collections.nCopies(23, "Lost: one"));

    List<String> lines = ResultTable.lines(result(standing("COMPLETED"), many));

    assertThat(lines).filteredOn(line -> line.contains("Lost: one")).hasSize(20);
    assertThat(lines).contains("  Missing: 23", "    and 3 more", "  IT DOES NOT HOLD.");
  }

  @Test
  void businessTimeIsHalfPastElevenOnATuesdayThatIsNoHoliday() {
    Instant veterans = BusinessHour.near(LocalDate.of(2025, 11, 12));

    assertThat(veterans.atZone(BusinessHour.PACIFIC).toLocalDate()).isEqualTo("2025-10-28");
    assertThat(BusinessHour.near(LocalDate.of(2026, 11, 24)).atZone(BusinessHour.PACIFIC))
        .satisfies(time -> assertThat(time.toLocalDate()).isEqualTo("2026-11-24"))
        .satisfies(time -> assertThat(time.toLocalTime()).isEqualTo(LocalTime.of(11, 30)));
  }

  private static Result result(Standing standing, Proof proof) {
    return new Result(standing, 0, proof, EVEN, new EngineUse(2, 6), "embedded");
  }

  private static Proof holds() {
    return Proof.of(List.of(new Acceptance(1, "sms", "SM1", "a", "e", null)), List.of(attempt()));
  }

  private static Attempt attempt() {
    return new Attempt("a", true, "e", 1, "ACCEPTED", false);
  }

  private static Standing standing(String state) {
    return new Standing(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "Test",
        state,
        Duration.ZERO,
        BEGUN,
        new Counts(4, 0, 3, 1, 0),
        0,
        Map.of("voice", Map.of("denied", 5L)),
        Map.of("sms", Map.of("accepted", 1L, "unknown", 1L, "submitting", 1L)),
        BEGUN,
        BEGUN.plusMillis(90_450));
  }
}
