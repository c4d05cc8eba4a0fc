package dev.drumbeat.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Instant START = Instant.parse("2026-11-24T19:30:00Z");

  @Test
  void countsTheFullestSecondWhereverItBegins() {
    assertThat(at(0, 500, 900, 1_000, 1_499, 1_500).mostInASecond()).isEqualTo(5);
    assertThat(at(0, 1_000, 2_000).mostInASecond()).isEqualTo(1);
  }

  @Test
  void tellsTheRateBetweenFirstAndLast() {
    assertThat(at(0, 500, 1_000).rate()).isEqualTo(2.0);
  }

  @Test
  void tellsUntilWhenALimitWasExceeded() {
    Arrivals arrivals = at(0, 100, 200, 300, 400, 1_400, 2_400);

    assertThat(arrivals.exceededUntil(START.plusMillis(50), 2)).isEqualTo(Duration.ofMillis(350));
    assertThat(arrivals.exceededUntil(START.plusMillis(250), 2)).isZero();
  }

  @Test
  void tellsWhenARateWasReached() {
    Arrivals arrivals = at(0, 1_000, 2_000, 2_100, 2_200);

    assertThat(arrivals.reachedAfter(START.plusMillis(500), 3)).isEqualTo(Duration.ofMillis(1_500));
  }

  private static Arrivals at(long... millis) {
    return new Arrivals(LongStream.of(millis).mapToObj(START::plusMillis).toList());
  }
}
