package dev.drumbeat.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.CallbackReceiver.Received;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OptOutHandlingTest {
  private static final String SENDER = "+12065550199";
  private static final String SERVICE = "MG" + "0123456789abcdef".repeat(2);

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    customer = new CallbackReceiver();
    config = SimulatorConfig.defaults(folder).withPace(0.01).withLatency(Duration.ZERO);
    simulator = Simulator.start(config);
    simulator.setHooks(new Hooks.Urls(URI.create(customer.url("/inbound")), null));
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @ParameterizedTest
  @CsvSource({"DEFAULT, '', 1, 21610", "ADVANCED, STOP, 1, 21610", "OFF, '', 0, 0"})
  void answersAndBlocksByItselfUnlessThatIsOff(
      String handling, String type, int confirmations, int code) throws Exception {
    set(SENDER, handling);
    assertThat(write(SENDER, "Stop").field("OptOutType")).isEqualTo(type);
    assertThat(confirmed()).hasSize(confirmations);
    assertThat(send("From", SENDER)).isEqualTo(code);
    assertThat(send("From", "+12065550198")).isZero();
  }

  @Test
  void startsAgainAfterStart() throws Exception {
    write(SENDER, "STOP");
    write(SENDER, "please start again");
    assertThat(send("From", SENDER)).isEqualTo(21610);
    write(SENDER, "START");
    assertThat(send("From", SENDER)).isZero();
  }

  @Test
  void leavesFreeTextToTheCustomer() throws Exception {
    set(SENDER, "ADVANCED");
    assertThat(write(SENDER, "please stop texting me").field("OptOutType")).isEmpty();
    assertThat(confirmed()).isEmpty();
    assertThat(send("From", SENDER)).isZero();
  }

  @Test
  void answersHelpWithoutBlocking() throws Exception {
    set(SENDER, "ADVANCED");
    assertThat(write(SENDER, "help").field("OptOutType")).isEqualTo("HELP");
    assertThat(send("From", SENDER)).isZero();
  }

  @Test
  void blocksAMessagingServiceAsAWhole() throws Exception {
    set(SERVICE, "ADVANCED");
    assertThat(send("MessagingServiceSid", SERVICE)).isZero();
    String number = MessageRules.numberOf(SERVICE);
    Received told = write(number, "STOP");

    assertThat(told.field("MessagingServiceSid")).isEqualTo(SERVICE);
    assertThat(told.field("OptOutType")).isEqualTo("STOP");
    assertThat(send("MessagingServiceSid", SERVICE)).isEqualTo(21610);
    assertThat(send("From", SENDER)).isZero();
  }

  @Test
  void keepsSettingsAndBlocksOverARestart() throws Exception {
    set(SENDER, "OFF");
    write(SENDER, "STOP");
    write("+12065550198", "STOP");
    simulator.close();
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);

    assertThat(client.control("senders").path("senders").get(0).path("optOut").asString())
        .isEqualTo("OFF");
    assertThat(send("From", SENDER)).isZero();
    assertThat(send("From", "+12065550198")).isEqualTo(21610);
    assertThat(confirmed()).hasSize(1);
  }

  @Test
  void refusesAHandlingThatItDoesNotKnow() throws Exception {
    assertThat(set(SENDER, "SOMETIMES").path("error").asString()).contains("ADVANCED");
  }

  private JsonNode set(String address, String optOut) throws Exception {
    List<Object> senders = List.of(Map.of("address", address, "optOut", optOut));
    return client.control("PUT", "senders", Map.of("senders", senders));
  }

  private Received write(String to, String words) throws Exception {
    int before = customer.at("/inbound").size();
    client.control("POST", "inbound", Map.of("from", Cast.silentPhone(), "to", to, "body", words));
    await().until(() -> customer.at("/inbound").size() == before + 1);
    return customer.at("/inbound").getLast();
  }

  private JsonNode confirmed() throws Exception {
    return client.control("confirmations").path("items");
  }

  /** The error code, 0 when it was taken. */
  private int send(String by, String sender) throws Exception {
    Map<String, String> form = Map.of("To", Cast.silentPhone(), by, sender, "Body", "Hello");
    return SimulatorClient.json(client.postTwilio("Messages.json", form)).path("code").asInt(0);
  }
}
