package dev.drumbeat.journey.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "0 9 * * * *",
        "60 9 * * *",
        "0 24 * * *",
        "0 9 0 * *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * MOON",
        "0 9-7 * * *",
        "0 */0 * * *",
        "0 9, * * *",
        "0 nine * * *",
        "@daily",
        "0 9 ? * *",
        "0 -9 * * *",
        "0 9 1 * MON"
      })
  void isRefusedWhenItIsNone(String expression) {
    assertThat(Cron.read(expression))
        .asInstanceOf(InstanceOfAssertFactories.type(Cron.Wrong.class))
        .satisfies(wrong -> assertThat(wrong.tooFrequent()).isFalse());
  }

  @Test
  void isToldAllItsFaults() {
    assertThat(Cron.read("61 25 * * FRY"))
        .asInstanceOf(InstanceOfAssertFactories.type(Cron.Wrong.class))
        .satisfies(wrong ->
            assertThat(wrong.faults())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("The minute can't be '61': it is 0 to 59"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * *", "0,30 9 * * *", "*/20 * * * *", "10-11 9 1 1 *"})
  void isRefusedWhenItComesMoreThanOnceAnHour(String expression) {
    assertThat(Cron.read(expression))
        .asInstanceOf(InstanceOfAssertFactories.type(Cron.Wrong.class))
        .satisfies(wrong -> assertThat(wrong.tooFrequent()).isTrue());
  }

  @Test
  void hasItsValuesAsRanges() {
    var fields = ((Cron.Read) Cron.read("5 8-10,12,22/1 * * Mon-Fri")).fields();

    assertThat(Cron.ranges(fields.hours()).stream().map(each -> each[0] + "-" + each[1]))
        .containsExactlyElementsOf(List.of("8-10", "12-12", "22-23"));
    assertThat(fields.weekdays()).containsExactly(1, 2, 3, 4, 5);
  }
}
