package dev.drumbeat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ControlApiTest {
  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws Exception {
    config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO);
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
  }

  @Test
  void pagesThroughWhatWasAccepted() throws Exception {
    for (int i = 0; i < 5; i++) {
      text("attempt" + i);
    }
    JsonNode first = client.control("accepted?after=0&limit=3");
    JsonNode second = client.control("accepted?limit=3&after=" + first.path("next").asLong());

    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("items").get(1).path("attempt").asString()).isEqualTo("attempt4");
    assertThat(second.path("items").get(1).has("request")).isFalse();
    assertThat(client.control("accepted?kind=email").path("items")).isEmpty();
  }

  @Test
  void countsAcceptancesAndDuplicates() throws Exception {
    text("a1");
    text("a1");
    JsonNode summary = client.control("summary");
    assertThat(summary.path("byKind").path("sms").asInt()).isEqualTo(2);
    assertThat(summary.path("duplicatesByAttempt").get(0).path("times").asInt()).isEqualTo(2);
  }

  @Test
  void countsWhatWasRefusedToo() throws Exception {
    text("a1");
    client.postTwilio("Messages.json", Map.of("To", "nobody"));
    assertThat(client.control("requests/summary").path("items").toString())
        .contains("{\"provider\":\"twilio\",\"method\":\"POST\",\"outcome\":\"201\",\"count\":1}")
        .contains("{\"provider\":\"twilio\",\"method\":\"POST\",\"outcome\":\"400\",\"count\":1}");
  }

  @Test
  void keepsHooksOverARestart() throws Exception {
    client.control("PUT", "hooks", Map.of("twilioInboundUrl", "http://localhost:1/in"));
    simulator.close();
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);
    assertThat(client.control("hooks").path("twilioInboundUrl").asString())
        .isEqualTo("http://localhost:1/in");
  }

  @Test
  void tellsWhatAPersonWillDo() throws Exception {
    String phone = Cast.phone(p -> p.reply() != null);
    JsonNode persona = client.control("people?phone=" + phone.replace("+", "%2B"));
    assertThat(persona.path("phone").asString()).isEqualTo(phone);
    assertThat(persona.path("reply").path("text").asString()).isNotEmpty();
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    assertThat(client.control("accepted?after=x").path("error").asString()).contains("after");
    assertThat(client.control("nothing").has("error")).isTrue();
    assertThat(client.control("POST", "inbound", Map.of("from", "x")).has("error")).isTrue();
    assertThat(client.control("PUT", "hooks", Map.of("twilioInboundUrl", "x")).has("error"))
        .isTrue();
  }

  @Test
  void answersThisMachineOnly() throws Exception {
    String address = addressOfThisMachine();
    try (Simulator open =
        Simulator.start(SimulatorConfig.defaults(folder.resolve("open")).withHost("0.0.0.0"))) {
      var outside =
          HttpRequest.newBuilder(
              URI.create("http://" + address + ":" + open.port() + "/_simulator/summary"));
      assertThat(client.send(outside).statusCode()).isEqualTo(403);
    }
  }

  private static String addressOfThisMachine() throws Exception {
    Optional<String> address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst();
    assumeThat(address).as("an address other than loopback").isPresent();
    return address.orElseThrow();
  }

  private void text(String attempt) throws Exception {
    Map<String, String> form = SimulatorClient.text(Cast.silentPhone(), "+12065550199", "Hello");
    form.put("StatusCallback", "http://localhost:1/status?attempt=" + attempt);
    assertThat(client.postTwilio("Messages.json", form).statusCode()).isEqualTo(201);
  }
}
