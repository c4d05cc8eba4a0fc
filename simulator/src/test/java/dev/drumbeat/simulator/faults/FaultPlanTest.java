package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
  @Test
  void readsAllThatARuleCanSay() {
    FaultPlan plan =
        FaultPlan.parse(
            """
            {"name": "lags", "drawBy": "ATTEMPT", "rules": [
              {"provider": "twilio", "kind": "sms", "sender": "+12065550100",
               "fault": "UNDELIVERED", "code": 30022, "perMille": 500, "delay": "PT20S",
               "after": "PT30S", "lasting": "PT10S", "limit": 5},
              {"fault": "ACCEPTED_RESET", "rate": 0.1}]}
            """);
    assertThat(plan.name()).isEqualTo("lags");
    assertThat(plan.drawBy()).isEqualTo(FaultPlan.DrawBy.ATTEMPT);
    assertThat(plan.rules())
        .containsExactly(
            new FaultRule(
                new FaultRule.Scope("twilio", Kind.SMS, "+12065550100"),
                FaultKind.UNDELIVERED,
                0.5,
                Duration.ofSeconds(20),
                30022,
                new FaultRule.Span(Duration.ofSeconds(30), Duration.ofSeconds(10), 5)),
            new FaultRule(FaultKind.ACCEPTED_RESET, 0.1, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "mild", "harsh", "storm"})
  void writesWhatItReads(String name) {
    FaultPlan plan = FaultPlan.parse(name);
    String written = new String(Json.bytes(PlanJson.write(plan)), StandardCharsets.UTF_8);
    assertThat(FaultPlan.parse(written)).usingRecursiveComparison().isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wild | no fault plan \"wild\"",
        "{\"rule\":[]} | the plan: unknown field \"rule\"",
        "{\"rules\":[{\"fault\":\"ERROR_500\",\"share\":5}]} | rule 1: unknown field \"share\"",
        "{\"rules\":[{\"fault\":\"ERROR_5\",\"perMille\":5}]} | rule 1: fault can't be \"ERROR_5\"",
        "{\"rules\":[{\"fault\":\"ERROR_500\"}]} | rule 1: expected perMille",
        "{\"rules\":[{\"fault\":\"ERROR_500\",\"perMille\":1001}]} | rule 1: share of ERROR_500",
        "{\"rules\":[{\"fault\":\"LIST_LAG\",\"perMille\":1,\"delay\":\"20s\"}]} | rule 1: delay",
        "{\"rules\":[{\"fault\":\"REJECTED\",\"perMille\":1}]} | rule 1: REJECTED needs a code",
        "{\"rules\":[{\"provider\":\"vapi\"}]} | rule 1",
        "{\"rules\":[{\"kind\":\"fax\",\"fault\":\"LIST_LAG\"}]} | rule 1: kind can't be \"FAX\"",
        "{\"base\":\"wild\"} | no fault plan \"wild\"",
        "{\"rules\":[ | no JSON"
      })
  void saysWhatIsWrongWithAPlan(String json, String complaint) {
    assertThatThrownBy(() -> FaultPlan.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void buildsOnAReadyMadePlan() {
    FaultPlan plan =
        FaultPlan.parse(
            """
            {"base": "storm", "without": ["ACCOUNT_SUSPENDED"], "delayFactor": 0.1,
             "rules": [{"fault": "LIST_LAG", "perMille": 1, "delay": "PT9S"}]}
            """);
    assertThat(plan.rules().getFirst().delay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(kinds(plan)).doesNotContain(FaultKind.ACCOUNT_SUSPENDED);
    assertThat(plan.rules())
        .filteredOn(rule -> rule.fault() == FaultKind.ACCEPTED_AFTER_TIMEOUT)
        .extracting(FaultRule::delay)
        .containsExactly(Duration.ofMillis(1_500));
  }

  @Test
  void hasEverythingInAStormButWhatNoProviderDoes() {
    assertThat(kinds(FaultPlan.storm()))
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(FaultKind.ACCEPTED_429, FaultKind.REJECTED, FaultKind.UNDELIVERED)));
  }

  @Test
  void leavesOutWhatOnlyAPersonCanEndWhereItIsNotAStorm() {
    assertThat(kinds(FaultPlan.harsh()))
        .doesNotContain(
            FaultKind.ACCOUNT_SUSPENDED, FaultKind.SENDER_UNREGISTERED, FaultKind.CARRIER_FILTERED);
  }

  private static Set<FaultKind> kinds(FaultPlan plan) {
    return Arrays.stream(plan.rules().toArray(FaultRule[]::new))
        .map(FaultRule::fault)
        .collect(Collectors.toSet());
  }
}
