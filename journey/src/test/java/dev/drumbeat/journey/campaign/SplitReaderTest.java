package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitReaderTest {
  private static final String SPLIT =
      "s: { type: split, arms: { a: { weight: 60, next: t }, b: { weight: 30, next: done } },"
          + " holdout: { weight: 10, next: done } }";
  private static final String TEXT =
      "t: { type: sms, from: main, body: Hi. STOP ends it., next: done }";

  @Test
  void readsArmsInTheirOrderAndTheHoldoutLast() {
    Parsed parsed = parse(SPLIT);

    assertThat(parsed.problems()).isEmpty();
    SplitStep split = (SplitStep) Objects.requireNonNull(parsed.definition()).step("s");
    assertThat(split.all().keySet()).containsExactly("a", "b", "holdout");
    assertThat(split.holdout()).isEqualTo(new Arm(10, "done"));
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "weight: 60; weight: 61; WEIGHTS; /steps/s/arms",
        "weight: 60; weight: 0; RANGE; /steps/s/arms/a/weight",
        "weight: 60; weight: -60; RANGE; /steps/s/arms/a/weight",
        "weight: 60; weight: 59.5; WRONG_TYPE; /steps/s/arms/a/weight",
        "weight: 60,; ; REQUIRED; /steps/s/arms/a/weight",
        "weight: 10; wait: 10; UNKNOWN_FIELD; /steps/s/holdout/wait",
        "b: {; holdout: {; UNKNOWN_FIELD; /steps/s/arms/holdout",
        "b: {; 1b: {; WRONG_TYPE; /steps/s/arms/1b",
        "next: t; next: u; UNKNOWN_STEP; /steps/s/arms/a/next",
        "10, next: done; 10, next: dome; UNKNOWN_STEP; /steps/s/holdout/next",
        "arms:; arm:; UNKNOWN_FIELD; /steps/s/arm",
      })
  void findsWhatIsWrong(String right, String wrong, String code, String pointer) {
    assertThat(SPLIT).contains(right);

    Parsed parsed = parse(SPLIT.replace(right, wrong == null ? "" : wrong));

    assertThat(parsed.valid()).isFalse();
    assertThat(parsed.problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple(code, pointer));
  }

  @Test
  void aSplitWithOneWayIsNone() {
    List<Problem> problems =
        parse("s: { type: split, arms: { a: { weight: 100, next: t } } }").problems();

    assertThat(problems).extracting(Problem::code).containsExactly("LENGTH");
  }

  private static Parsed parse(String split) {
    return CampaignParser.parse(Sources.of("sms", split, TEXT), Format.YAML);
  }
}
