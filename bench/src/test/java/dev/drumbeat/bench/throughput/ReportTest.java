package dev.drumbeat.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.bench.throughput.Statistics.Counts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final Load BUSY =
      new Load(2, 0.97, Map.of("worker", 0.9, "postgres", 0.7), Map.of("IO WalSync", 1.5));
  private static final Load IDLE =
      new Load(2, 0.4, Map.of("worker", 0.3), Map.of("IO WalSync", 1.5, "running", 0.2));

  @Test
  void saysWhatASendCosts() {
    JsonNode run =
        JsonMapper.shared()
            .readTree(new Report(1_000, List.of(measured(BUSY))).json())
            .path("runs")
            .path(0);

    assertThat(run.path("acceptedPerSecond").asDouble()).isEqualTo(250);
    assertThat(run.path("statementsPerSend").asDouble()).isEqualTo(1.5);
    assertThat(run.path("commitsPerSend").asDouble()).isEqualTo(0.5);
    assertThat(run.path("walBytesPerSend").asDouble()).isEqualTo(4_000);
    assertThat(run.path("cpuSecondsPerThousandSends").path("worker").asDouble()).isEqualTo(3);
  }

  @Test
  void namesTheMachineWhereItIsFull() {
    assertThat(measured(BUSY).binds())
        .startsWith("the machine's 2 cores, 97 % busy (worker 0.90, postgres 0.70")
        .contains("other programs 0.34");
  }

  @Test
  void namesWhatTheDatabaseWaitsForWhereTheMachineIsIdle() {
    assertThat(measured(IDLE).binds())
        .startsWith("waiting")
        .endsWith("IO WalSync 1.50, running 0.20");
  }

  private static Measured measured(Load load) {
    return new Measured(
        Channel.SMS,
        false,
        1_000,
        4,
        0,
        new Counts(1_500, 500, 4_000_000),
        Map.of("worker", 3.0),
        load,
        List.of());
  }
}
