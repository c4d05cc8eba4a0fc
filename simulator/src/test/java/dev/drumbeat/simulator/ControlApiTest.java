package dev.drumbeat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  void showsEveryRequestWithWhatBecameOfIt() throws Exception {
    text("a1");
    client.postTwilio("Messages.json", Map.of("To", "nobody"));
    client.getTwilio("Messages.json?To=%2B12065550123");

    JsonNode items = client.control("requests").path("items");
    assertThat(items).hasSize(3);
    assertThat(items.get(0).path("attempt").asString()).isEqualTo("a1");
    assertThat(items.get(0).path("to").asString()).isEqualTo(Cast.silentPhone());
    assertThat(items.get(0).path("from").asString()).isEqualTo("+12065550199");
    assertThat(items.get(0).path("answer").path("ids").get(0).asString()).startsWith("SM");
    assertThat(items.get(1).path("answer").path("outcome").asString()).isEqualTo("400");
    assertThat(items.get(1).path("answer").has("ids")).isFalse();
    assertThat(items.get(2).path("to").asString()).isEqualTo("+12065550123");
    assertThat(items.get(2).has("kind")).isFalse();
  }

  @Test
  void selectsRequests() throws Exception {
    text("a1");
    text("a2");
    client.getTwilio("Messages.json");
    assertThat(client.control("requests?kind=effects&limit=1&after=1").path("items")).hasSize(1);
    assertThat(client.control("requests?attempt=a2").path("items")).hasSize(1);
    assertThat(client.control("requests?kind=reads").path("items")).hasSize(1);
    assertThat(client.control("requests?accepted=true&outcome=201").path("items")).hasSize(2);
    assertThat(client.control("requests?fault=ERROR_500").path("items")).isEmpty();
    assertThat(client.control("requests?since=2999-01-01T00:00:00Z").path("items")).isEmpty();
    assertThat(client.control("requests?too=%2B1206").path("error").asString()).contains("too");
    assertThat(client.control("accepted?attempt=a2").path("items")).hasSize(1);
    assertThat(client.control("accepted?attempt=a3").path("items")).isEmpty();
  }

  @Test
  void remembersRequestsOverARestart() throws Exception {
    text("a1");
    JsonNode before = client.control("requests");
    simulator.close();
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);

    assertThat(client.control("requests")).isEqualTo(before);
    text("a2");
    assertThat(client.control("requests").path("items").get(1).path("seq").asInt()).isEqualTo(2);
    assertThat(client.control("requests/summary").path("items").get(0).path("count").asInt())
        .isEqualTo(2);
  }

  @Test
  void countsRequestsBySecond() throws Exception {
    text("a1");
    text("a2");
    JsonNode rate = client.control("requests/rate?kind=sms");
    int counted = 0;
    for (JsonNode second : rate.path("seconds").values()) {
      counted += second.path("count").asInt();
    }
    assertThat(counted).isEqualTo(2);
    assertThat(rate.path("maxPerSecond").path("twilio").asInt()).isBetween(1, 2);
    assertThat(client.control("requests/rate?kind=email").path("maxPerSecond")).isEmpty();
  }

  @Test
  void findsRequestsThatCameTooLate() throws Exception {
    text("a1");
    Instant optedOut = Instant.now();
    text("a2");
    assertThat(late(optedOut, 0).path("items").get(0).path("attempt").asString()).isEqualTo("a2");
    assertThat(late(optedOut, 0).path("count").asInt()).isEqualTo(1);
    assertThat(late(optedOut, 60_000).path("count").asInt()).isZero();
  }

  private JsonNode late(Instant at, int graceMillis) throws Exception {
    List<Object> deadlines = List.of(Map.of("address", Cast.silentPhone(), "at", at.toString()));
    return client.control(
        "POST", "requests/after", Map.of("graceMillis", graceMillis, "deadlines", deadlines));
  }

  @Test
  void changesTheFaultsWhileItRuns() throws Exception {
    Map<String, Object> rule = Map.of("fault", "ERROR_500", "perMille", 1_000);
    JsonNode plan = client.control("PUT", "faults", Map.of("name", "down", "rules", List.of(rule)));
    assertThat(plan.path("rules").get(0).path("perMille").asInt()).isEqualTo(1_000);
    assertThat(send("a1")).isEqualTo(500);

    assertThat(control("faults", "none").path("name").asString()).isEqualTo("none");
    assertThat(send("a2")).isEqualTo(201);
    assertThat(control("faults", "{\"rules\":[{\"x\":1}]}").path("error").asString())
        .contains("rule 1: unknown field \"x\"");
    JsonNode struck = client.control("requests/faults?kind=sms").path("items");
    assertThat(struck.toString())
        .contains("\"fault\":\"ERROR_500\",\"requests\":1,\"accepted\":0")
        .contains("\"fault\":\"none\",\"requests\":1,\"accepted\":1");
  }

  private JsonNode control(String path, String body) throws Exception {
    return SimulatorClient.json(
        client.send(
            client.request("/_simulator/" + path).POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  @Test
  void letsNothingHappenAfterAcceptanceWithCallbacksOff() throws Exception {
    simulator.close();
    try (CallbackReceiver customer = new CallbackReceiver()) {
      config = config.withCallbacks(false).withPace(0);
      simulator = Simulator.start(config);
      client = new SimulatorClient(simulator, config);
      Map<String, String> form = SimulatorClient.text(Cast.silentPhone(), "+12065550199", "Hi");
      form.put("StatusCallback", customer.url("/status?attempt=a1"));
      client.postTwilio("Messages.json", form);

      await().during(Duration.ofMillis(100)).until(() -> customer.all().isEmpty());
      JsonNode text = client.getTwilio("Messages.json").path("messages").get(0);
      assertThat(text.path("status").asString()).isEqualTo("queued");
    }
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
    assertThat(send(attempt)).isEqualTo(201);
  }

  private int send(String attempt) throws Exception {
    Map<String, String> form = SimulatorClient.text(Cast.silentPhone(), "+12065550199", "Hello");
    form.put("StatusCallback", "http://localhost:1/status?attempt=" + attempt);
    return client.postTwilio("Messages.json", form).statusCode();
  }
}
