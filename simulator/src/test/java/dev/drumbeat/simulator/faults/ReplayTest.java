package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** One seed is one run: what happens to a request depends on nothing that is left to chance. */
class ReplayTest {
  private static final int REQUESTS = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(FaultPlan.DrawBy.class)
  void strikesTheSameRequestsInAnotherOrderFromManyThreads(FaultPlan.DrawBy by) throws Exception {
    Map<String, String> inOrder = run("a", 7, by, requests(), Executors.newSingleThreadExecutor());
    List<Integer> shuffled = new ArrayList<>(requests());
    Collections.shuffle(shuffled, new Random(5));
    Map<String, String> pellMell =
        run("b", 7, by, shuffled, Executors.newVirtualThreadPerTaskExecutor());

    assertThat(pellMell).isEqualTo(inOrder).hasSize(REQUESTS);
    assertThat(inOrder.values().stream().filter(outcome -> !outcome.equals("201 []")))
        .hasSizeGreaterThan(REQUESTS / 4);
  }

  @Test
  void strikesOthersWithAnotherSeed() throws Exception {
    FaultPlan.DrawBy by = FaultPlan.DrawBy.RECIPIENT;
    assertThat(run("a", 7, by, requests(), Executors.newVirtualThreadPerTaskExecutor()))
        .isNotEqualTo(run("b", 8, by, requests(), Executors.newVirtualThreadPerTaskExecutor()));
  }

  private static List<Integer> requests() {
    return IntStream.range(0, REQUESTS).boxed().toList();
  }

  /** Outcome and faults by attempt. */
  private Map<String, String> run(
      String data, long seed, FaultPlan.DrawBy by, List<Integer> order, ExecutorService threads)
      throws Exception {
    SimulatorConfig config =
        SimulatorConfig.defaults(folder.resolve(data))
            .withSeed(seed)
            .withLatency(Duration.ZERO)
            .withCallbacks(false)
            .withFaults(FaultPlan.storm().withDelaysTimes(0.001).named("quick", by));
    try (Simulator simulator = Simulator.start(config)) {
      SimulatorClient client = new SimulatorClient(simulator, config);
      try (threads) {
        order.forEach(i -> threads.execute(() -> send(client, i)));
      }
      return outcomes(client.control("requests?limit=1000"));
    }
  }

  private static Map<String, String> outcomes(JsonNode page) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode item : page.path("items").values()) {
      JsonNode answer = item.path("answer");
      String faults = answer.has("faults") ? answer.path("faults").toString() : "[]";
      outcomes.put(
          item.path("attempt").asString(), answer.path("outcome").asString() + " " + faults);
    }
    return outcomes;
  }

  private static void send(SimulatorClient client, int i) {
    String to = "+1206555%04d".formatted(1_000 + i);
    boolean call = i % 3 == 0;
    Map<String, String> form = SimulatorClient.text(to, "+12065550199", "Hello");
    form.put("StatusCallback", "http://localhost:1/status?attempt=attempt" + i);
    form.put("Twiml", "<Response/>");
    try {
      client.postTwilio(call ? "Calls.json" : "Messages.json", form);
    } catch (IOException reset) {
      assertThat(reset).isNotNull();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
