package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a qualification by an assistant, to its end against the simulated provider. */
class AiQualificationTest {
  /** Of each lead that was called: how it should have ended, by its last call's report. */
  private static final String MISLED =
      """
      select count(*) from enrollment e
      join lateral (
        select r.* from intent i join call_record r on r.intent_id = i.id
        where i.enrollment_id = e.id and i.kind = 'AI_CALL' order by i.id desc limit 1) r on true
      where e.state = 'DONE' and e.outcome is distinct from case
        when (r.analysis->>'interest')::int >= 4 then 'NOBODY_CALLED'
        when r.analysis->>'outcome' = 'CALL_BACK' then 'UNREACHED'
        when r.outcome = 'ANSWERED' then 'DECLINED'
        else 'UNREACHED' end
      """;

  @TempDir private Path folder;

  @Test
  void everyOwnerEndsByWhatTheAssistantFound() throws Exception {
    try (var product = new WholeProduct(quick())) {
      UUID run = qualify(product, 60);

      assertThat(product.number("select count(*) from call_record where outcome = 'ANSWERED'"))
          .isPositive();
      assertThat(product.number("select count(*) from enrollment where outcome = 'NOBODY_CALLED'"))
          .isPositive();
      assertThat(product.number("select count(*) from enrollment where outcome = 'UNREACHED'"))
          .isPositive();
      assertThat(product.number("select count(*) from enrollment where outcome = 'NOT_CALLED'"))
          .isEqualTo(
              product.number(
                  "select count(*) from decision where outcome = 'DENIED' and channel = 'VOICE'"));
      assertThat(product.counts(run).goals()).isPositive();
      everyOneEndedWell(product, run);
    }
  }

  @Test
  void noneIsCalledTwiceWhereAnswersAndReportsAreLost() throws Exception {
    FaultPlan lost =
        FaultPlan.parse(
            """
            {"name": "lost", "drawBy": "ATTEMPT", "rules": [
              {"provider": "vapi", "fault": "ACCEPTED_RESET", "rate": 0.3},
              {"provider": "vapi", "fault": "ACCEPTED_500", "rate": 0.2},
              {"provider": "vapi", "fault": "TOO_MANY_REQUESTS", "rate": 0.2},
              {"provider": "vapi", "fault": "CALLBACK_REVERSED", "rate": 0.3},
              {"provider": "vapi", "fault": "CALLBACK_FORGED", "rate": 0.3},
              {"provider": "vapi", "fault": "CALLBACK_DUPLICATE", "rate": 0.3}]}
            """);
    try (var product = new WholeProduct(quick().withFaults(lost))) {
      UUID run = qualify(product, 40);

      everyOneEndedWell(product, run);
    }
  }

  private static void everyOneEndedWell(WholeProduct product, UUID run) {
    RunCounts counts = product.counts(run);
    assertThat(counts.active()).isZero();
    assertThat(counts.failed()).isZero();
    assertThat(product.duplicatesAtProvider()).isZero();
    assertThat(
            product.number(
                "select count(*) from intent where kind = 'AI_CALL' and state = 'ACCEPTED'"))
        .isPositive()
        .isEqualTo(product.acceptedAtProvider("ai_call"));
    assertThat(product.number(MISLED)).isZero();
    assertThat(product.number("select count(*) from event where data::text like '%User: %'"))
        .isZero();
  }

  private static UUID qualify(WholeProduct product, int owners) throws Exception {
    product.properties(owners);
    String example = Files.readString(Path.of("../examples/ai-qualification.yaml"));
    UUID run =
        product.launch(
            example
                .replace("timeout: P1D", "timeout: PT1S")
                .replace("within: P7D", "within: PT3S")
                .replace("for: P1D", "for: PT1S")
                .replace("timeout: P3D", "timeout: PT3S"));
    product.awaitEnd(run, Duration.ofSeconds(120));
    return run;
  }

  private SimulatorConfig quick() {
    return SimulatorConfig.defaults(folder.resolve("simulator")).withPace(0.1);
  }
}
