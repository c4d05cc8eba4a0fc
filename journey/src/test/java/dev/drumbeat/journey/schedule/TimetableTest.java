package dev.drumbeat.journey.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
  private static final String SEATTLE = "America/Los_Angeles";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 9 * * MON-FRI | 2026-11-27T18:00:00Z | 2026-11-30T17:30:00Z",
        "0 8 1 */3 *      | 2026-11-24T00:00:00Z | 2027-01-01T16:00:00Z",
        "15 0-23/6 * * *  | 2026-11-24T08:14:59Z | 2026-11-24T08:15:00Z",
        "0 12 * * 7       | 2026-11-24T00:00:00Z | 2026-11-29T20:00:00Z",
        "0 7 29 2 *       | 2026-11-24T00:00:00Z | 2028-02-29T15:00:00Z",
        "0 7 * jan,mar *  | 2026-11-24T00:00:00Z | 2027-01-01T15:00:00Z",
      })
  void findsTheNextTimeOnTheWallClockOfItsZone(String cron, Instant after, Instant next) {
    assertThat(seattle(cron).next(after)).contains(next);
  }

  @Test
  void leavesOutWhatTheClocksLeaveOutAndCountsOnceWhatComesTwice() {
    assertThat(times(seattle("30 2 * * *"), "2027-03-13T12:00:00Z", 2))
        .containsExactly("2027-03-15T09:30:00Z", "2027-03-16T09:30:00Z");
    assertThat(times(seattle("30 1 * * *"), "2026-10-31T12:00:00Z", 2))
        .containsExactly("2026-11-01T08:30:00Z", "2026-11-02T09:30:00Z");
  }

  @Test
  void knowsAnHourThatTheClocksShowAgain() {
    Timetable daily = seattle("30 1 * * *");

    assertThat(daily.comesAgain(Instant.parse("2026-11-01T08:30:00Z"))).isFalse();
    assertThat(daily.comesAgain(Instant.parse("2026-11-01T09:30:00Z"))).isTrue();
    assertThat(daily.comesAgain(Instant.parse("2026-11-02T09:30:00.25Z"))).isFalse();
  }

  @Test
  void hasNoTimeThatNeverComes() {
    assertThat(seattle("0 7 30 2 *").next(Instant.EPOCH)).isEmpty();
  }

  @Test
  void keepsAnIntervalWhateverTheClocksDo() {
    var daily = new Timetable.Every(Duration.ofDays(1), Instant.parse("2026-10-30T16:07:00Z"));

    assertThat(times(daily, "2026-10-31T16:07:00Z", 2))
        .containsExactly("2026-11-01T16:07:00Z", "2026-11-02T16:07:00Z");
    assertThat(daily.next(Instant.parse("2020-01-01T00:00:00Z")))
        .contains(Instant.parse("2020-01-01T16:07:00Z"));
    assertThat(daily.offset()).isEqualTo(Duration.ofMinutes(16 * 60 + 7));
  }

  private static Timetable seattle(String cron) {
    return new Timetable.Calendar(((Cron.Read) Cron.read(cron)).fields(), ZoneId.of(SEATTLE));
  }

  private static List<String> times(Timetable timetable, String after, int count) {
    List<String> times = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = timetable.next(at).orElseThrow();
      times.add(at.toString());
    }
    return times;
  }
}
