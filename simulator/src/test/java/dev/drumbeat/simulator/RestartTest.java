package dev.drumbeat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.people.CallFate;
import dev.drumbeat.simulator.people.TextReply;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RestartTest {
  private static final String SENDER = "+12065550199";

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    customer = new CallbackReceiver();
    config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO);
    run(0.01);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void answersListsAsBefore() throws Exception {
    for (int i = 0; i < 5; i++) {
      text(Cast.silentPhone(), "text " + i);
    }
    client.control(
        "POST",
        "inbound",
        Map.of("from", Cast.silentPhone(), "to", SENDER, "body", "Who is this?"));
    await().until(() -> noted("\"delivered\"") == 5 && noted("\"inbound-told\"") == 1);
    JsonNode before = client.getTwilio("Messages.json");

    restart(0.01);

    assertThat(client.getTwilio("Messages.json")).isEqualTo(before);
    assertThat(client.control("summary").path("accepted").asInt()).isEqualTo(5);
  }

  @Test
  void keepsWhatWasToGoWrongWhateverThePlanIsNow() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.LIST_LAG, Duration.ofHours(1)));
    text(Cast.silentPhone(), "Hello");
    restart(0.01);
    text(Cast.silentPhone(), "Hello again");

    assertThat(client.getTwilio("Messages.json").path("messages")).hasSize(1);
    JsonNode accepted = client.control("accepted").path("items");
    assertThat(accepted.get(0).path("faults").get(0).path("kind").asString()).isEqualTo("LIST_LAG");
    assertThat(accepted.get(0).path("subject").asString()).endsWith(" #1");
    assertThat(accepted.get(1).path("subject").asString()).endsWith(" #2");
  }

  @Test
  void goesOnWithWhatWasNotDone() throws Exception {
    restart(1_000);
    text(Cast.silentPhone(), "Hello");
    assertThat(statuses()).containsExactly("queued");

    restart(0);

    await().until(() -> customer.at("/status").size() == 2);
    assertThat(statuses()).containsExactly("delivered");
  }

  @Test
  void repliesOnceOverRestarts() throws Exception {
    String phone =
        Cast.phone(p -> {
          TextReply reply = p.reply();
          return Cast.takesTexts(p) && reply != null && reply.kind() == TextReply.Kind.QUESTION;
        });
    simulator.setHooks(new Hooks.Urls(URI.create(customer.url("/inbound")), null));
    text(phone, "Hello");
    await().until(() -> customer.at("/inbound").size() == 1);

    restart(0);
    restart(0);

    await().during(Duration.ofMillis(200)).until(() -> customer.at("/inbound").size() == 1);
  }

  @Test
  void remembersWhoSaidStop() throws Exception {
    String phone = Cast.silentPhone();
    client.control("POST", "inbound", Map.of("from", phone, "to", SENDER, "body", "STOP"));
    restart(0);

    var answer = client.postTwilio("Messages.json", SimulatorClient.text(phone, SENDER, "Hello"));
    assertThat(SimulatorClient.json(answer).path("code").asInt()).isEqualTo(21610);
  }

  @Test
  void finishesACallThatACrashCutOff() throws Exception {
    restart(1_000);
    Map<String, String> form = new LinkedHashMap<>();
    form.put(
        "To",
        Cast.phone(
            p -> p.undeliveredCode() == null && p.call().outcome() == CallFate.Outcome.VOICEMAIL));
    form.put("From", SENDER);
    form.put("Twiml", "<Response><Say>Hello</Say></Response>");
    assertThat(client.postTwilio("Calls.json", form).statusCode()).isEqualTo(201);

    restart(0);

    await()
        .until(() ->
            client
                .getTwilio("Calls.json")
                .path("calls")
                .path(0)
                .path("status")
                .asString("")
                .equals("completed"));
    JsonNode before = client.getTwilio("Calls.json");
    restart(0);
    assertThat(client.getTwilio("Calls.json")).isEqualTo(before);
  }

  private long noted(String what) throws Exception {
    return Files.readAllLines(folder.resolve("progress.log")).stream()
        .filter(line -> line.contains(what))
        .count();
  }

  private List<String> statuses() throws Exception {
    return client.getTwilio("Messages.json").path("messages").values().stream()
        .map(message -> message.path("status").asString())
        .toList();
  }

  private void text(String to, String body) throws Exception {
    Map<String, String> form = SimulatorClient.text(to, SENDER, body);
    form.put("StatusCallback", customer.url("/status"));
    assertThat(client.postTwilio("Messages.json", form).statusCode()).isEqualTo(201);
  }

  private void restart(double pace) throws Exception {
    simulator.close();
    run(pace);
  }

  private void run(double pace) throws Exception {
    simulator = Simulator.start(config.withPace(pace));
    client = new SimulatorClient(simulator, config);
  }
}
