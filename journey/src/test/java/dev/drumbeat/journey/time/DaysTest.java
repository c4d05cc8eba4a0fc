package dev.drumbeat.journey.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class DaysTest {
  @Test
  void readsRangesAndSingleDays() {
    assertThat(Days.parse("MON-FRI")).hasSize(5).contains(MONDAY, FRIDAY);
    assertThat(Days.parse("sat, sun")).containsExactly(SATURDAY, SUNDAY);
    assertThat(Days.parse("SAT-MON")).containsExactly(MONDAY, SATURDAY, SUNDAY);
  }

  @Test
  void saysWhichPartIsNoDay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Days.parse("MON-FRY"))
        .withMessageContaining("FRY");
  }

  @Property
  void readsWhatItWrites(@ForAll @NotEmpty Set<DayOfWeek> days) {
    assertThat(Days.parse(Days.format(days))).isEqualTo(days);
  }
}
