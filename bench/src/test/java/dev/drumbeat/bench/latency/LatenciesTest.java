package dev.drumbeat.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void aPercentileIsATimeThatWasMeasured() {
    var latencies = new Latencies(millis(200));

    assertThat(latencies.percentile(50)).isEqualTo(Duration.ofMillis(100));
    assertThat(latencies.percentile(99)).isEqualTo(Duration.ofMillis(198));
    assertThat(latencies.percentile(100)).isEqualTo(Duration.ofMillis(200));
    assertThat(new Latencies(millis(1)).percentile(1)).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void sorts() {
    assertThat(new Latencies(millis(3).reversed()).seconds())
        .containsEntry("min", 0.001)
        .containsEntry("median", 0.002)
        .containsEntry("max", 0.003);
  }

  @Test
  void tellsNothingOfNothing() {
    assertThatThrownBy(() -> new Latencies(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Duration> millis(int most) {
    return IntStream.rangeClosed(1, most).mapToObj(Duration::ofMillis).toList();
  }
}
