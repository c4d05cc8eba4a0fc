package dev.drumbeat.simulator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
  private static final String LEAD = "{\"step\":\"crm\",\"enrollment\":{\"id\":17}}";

  @TempDir Path folder;
  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws Exception {
    SimulatorConfig config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO);
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
  }

  @Test
  void logsEachDeliveryByItsKeyAndWhatItIsAbout() throws Exception {
    assertThat(deliver("call_1", LEAD)).isEqualTo(200);
    assertThat(deliver("call_1", LEAD)).isEqualTo(200);
    assertThat(deliver("call_2", "{}")).isEqualTo(200);

    assertThat(deliveries())
        .containsExactly("webhook call_1 17/crm", "webhook call_1 17/crm", "webhook call_2 ");
  }

  @Test
  void takesNothingWithoutAKey() throws Exception {
    assertThat(
            client
                .send(client.request("/hooks/1").POST(HttpRequest.BodyPublishers.ofString(LEAD)))
                .statusCode())
        .isEqualTo(400);
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void mayTakeADeliveryAndFailToSaySo() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO));

    assertThat(deliver("call_1", LEAD)).isEqualTo(500);

    assertThat(deliveries()).containsExactly("webhook call_1 17/crm");
  }

  private int deliver(String id, String body) throws Exception {
    return client
        .send(
            client
                .request("/hooks/1")
                .header("webhook-id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  private List<String> deliveries() throws Exception {
    return client
        .control("accepted")
        .path("items")
        .valueStream()
        .map(item ->
            item.path("kind").asString()
                + " "
                + item.path("attempt").asString()
                + " "
                + item.path("to").asString(""))
        .toList();
  }
}
