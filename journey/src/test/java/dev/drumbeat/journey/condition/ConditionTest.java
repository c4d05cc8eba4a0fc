package dev.drumbeat.journey.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Map<String, Object> LEAD =
      Map.of(
          "property",
          Map.of(
              "type",
              "Office",
              "area",
              88_434,
              "score",
              new BigDecimal("60.5"),
              "tags",
              List.of("a")),
          "event",
          Map.of("intent", "INTERESTED", "confidence", 0.9),
          "steps",
          Map.of("text1", Map.of("outcome", "ACCEPTED")),
          "local",
          Map.of("hour", 9L, "weekday", "MON"));

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "property.type == 'Office' && property.area > 20000 ; true",
        "property.area > 88433.5 ; true",
        "property.score < 61 ; true",
        "property.area == 1 ; false",
        "event.intent in ['INTERESTED', 'QUESTION'] ; true",
        "event.confidence >= 0.5 ; true",
        "steps.text1.outcome == 'ACCEPTED' ; true",
        "steps['text1'].outcome != 'ACCEPTED' ; false",
        "local.hour < 12 && local.weekday == 'MON' ; true",
        "'a' in property.tags ; true",
        "property.tags.exists(t, t == 'a') ; true",
        "property.type.startsWith('Off') ; true",
        "has(owner.name) ; false",
        "!has(owner.name) ; true",
        "property.type == 'Office' || owner.name == 'x' ; true",
        "size(property) > 2 ; true",
      })
  void judges(String cel, boolean holds) throws ConditionFault {
    assertThat(Condition.compile(cel).test(LEAD).holds()).isEqualTo(holds);
  }

  @Test
  void aMissingFieldIsFalseAndNamed() throws ConditionFault {
    Condition.Result result = Condition.compile("owner.age > 3 && property.area > 1").test(LEAD);

    assertThat(result.holds()).isFalse();
    assertThat(result.missing()).containsExactly("owner.age");
    assertThat(result.read()).containsExactly(Map.entry("property.area", 88_434L));
    assertThat(result.fault()).contains("owner.age");
  }

  @Test
  void theDenialOfAMissingFieldIsFalseToo() throws ConditionFault {
    assertThat(Condition.compile("!(owner.age > 3)").test(LEAD).holds()).isFalse();
  }

  @Test
  void aFieldOfAnotherTypeIsFalseWithAReason() throws ConditionFault {
    Condition.Result result = Condition.compile("property.type > 3").test(LEAD);

    assertThat(result.holds()).isFalse();
    assertThat(result.fault()).isNotBlank();
  }

  @Test
  void namesItsFields() throws ConditionFault {
    assertThat(
            Condition.compile("steps['text1'].outcome == 'X' || event.intent == contact.x")
                .fields())
        .containsExactly("contact.x", "event.intent", "steps.text1.outcome");
  }

  @Test
  void saysWhereItDoesNotCompile() {
    assertThatExceptionOfType(ConditionFault.class)
        .isThrownBy(() -> Condition.compile("event.intent ==\n  contct.x"))
        .satisfies(fault -> {
          assertThat(fault.line()).isEqualTo(2);
          assertThat(fault.column()).isEqualTo(3);
          assertThat(fault).hasMessageContaining("contct");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "event.intent ==", "1 + 1", "'text'", "nosuch(event)", "local.hour = 3"})
  void refusesWhatIsNotACondition(String cel) {
    assertThatExceptionOfType(ConditionFault.class).isThrownBy(() -> Condition.compile(cel));
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    String deep = "(".repeat(500) + "true" + ")".repeat(500);

    assertThatExceptionOfType(ConditionFault.class).isThrownBy(() -> Condition.compile(deep));
    assertThatExceptionOfType(ConditionFault.class)
        .isThrownBy(() -> Condition.compile("true" + " || true".repeat(1000)));
  }

  @Test
  void aConditionThatWouldTurnForEverIsFalseWithAReason() throws ConditionFault {
    String digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    StringBuilder nested = new StringBuilder("true");
    for (char name = 'a'; name < 'i'; name++) {
      nested.insert(0, digits + ".all(" + name + ", ").append(')');
    }

    Condition.Result result = Condition.compile(nested.toString()).test(LEAD);

    assertThat(result.holds()).isFalse();
    assertThat(result.fault()).contains("1000");
  }

  @Test
  void aRegularExpressionThatWouldBacktrackForEverDoesNot() throws ConditionFault {
    Map<String, Object> lead = Map.of("property", Map.of("name", "a".repeat(5000) + "!"));

    assertThat(Condition.compile("property.name.matches('^(a+)+$')").test(lead).holds()).isFalse();
  }
}
