package dev.drumbeat.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {
  @Test
  void aCounterOfNothingIsNoDifference() {
    assertThat(
            Balance.of(
                    Map.of("enrollment.ACTIVE", 0L, "enrollment.DONE", 2L),
                    Map.of("enrollment.DONE", 2L),
                    Map.of())
                .differences())
        .isEmpty();
  }

  @Test
  void aCounterThatIsOffIsTold() {
    assertThat(
            Balance.of(Map.of("enrollment.DONE", 3L), Map.of("enrollment.DONE", 2L), Map.of())
                .differences())
        .containsExactly("enrollment.DONE: the counter says 3, the rows 2");
  }

  @Test
  void aPermissionWithoutAnIntentIsTold() {
    Map<String, Long> rows = Map.of("decision.VOICE.ALLOWED", 2L, "intent.CALL.ACCEPTED", 1L);

    assertThat(Balance.of(rows, rows, Map.of()).differences())
        .containsExactly("VOICE: the gate allowed 2, the ledger has 1");
  }

  @Test
  void anEffectThatRepeatsAnotherNeedsNoPermissionMore() {
    Map<String, Long> rows =
        Map.of("decision.SMS.ALLOWED", 2L, "intent.SMS.ACCEPTED", 2L, "intent.SMS.PLANNED", 1L);

    assertThat(Balance.of(rows, rows, Map.of("SMS", 1L)).differences()).isEmpty();
  }
}
