package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {
  @ParameterizedTest
  @ValueSource(strings = {"SOLD", "LEASE_SIGNED", "FORM_2", "A__", "REPLIED_AGAIN"})
  void capitalsDigitsAndUnderscoresNameAnEventOfOnesOwn(String name) {
    assertThat(EventType.own(name))
        .hasValueSatisfying(own -> {
          assertThat(own.name()).isEqualTo(name);
          assertThat(own.builtIn()).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AB", "sold", "2ND", "_A_", "A-B-C", "REPLIED", "PAID", "TASK_DONE"})
  void whatIsBuiltInOrNoNameIsNone(String name) {
    assertThat(EventType.own(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPLYED", "GOALS", "OPTEDOUT", "PAYD", "CALL_ENDET", "GAOL"})
  void whatMissesABuiltInNameByALetterIsASlip(String name) {
    assertThat(EventType.own(name)).isEmpty();
    assertThat(EventType.meant(name)).isPresent();
  }

  @Test
  void aNameHasAtMostFiftyCharacters() {
    assertThat(EventType.own("A".repeat(50))).isPresent();
    assertThat(EventType.own("A".repeat(51))).isEmpty();
  }
}
