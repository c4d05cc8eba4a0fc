package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same faults, in each provider's own words. */
class EveryProviderTest {
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
    simulator.setHooks(new Hooks.Urls(null, URI.create(customer.url("/events"))));
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "call", "ai_call", "email", "parcel", "skiptrace"})
  void isRefusedOrTakenAsThePlanSays(String kind) throws Exception {
    assertThat(status(kind, FaultKind.ERROR_500)).isEqualTo(500);
    assertThat(status(kind, FaultKind.UNAVAILABLE_503)).isEqualTo(503);
    assertThat(status(kind, FaultKind.TOO_MANY_REQUESTS)).isEqualTo(429);
    assertThat(status(kind, FaultKind.BAD_GATEWAY_HTML)).isEqualTo(502);
    assertThat(status(kind, FaultKind.ACCOUNT_SUSPENDED)).isEqualTo(401);
    simulator.setFaults(FaultPlan.always(FaultKind.REFUSED_RESET, Duration.ZERO));
    assertThatThrownBy(() -> send(kind)).isInstanceOf(IOException.class);
    assertThat(accepted(kind)).isZero();

    assertThat(status(kind, FaultKind.ACCEPTED_500)).isEqualTo(500);
    assertThat(status(kind, FaultKind.ACCEPTED_503)).isEqualTo(503);
    assertThat(status(kind, FaultKind.ACCEPTED_BAD_GATEWAY_HTML)).isEqualTo(502);
    simulator.setFaults(FaultPlan.always(FaultKind.ACCEPTED_RESET, Duration.ZERO));
    assertThatThrownBy(() -> send(kind)).isInstanceOf(IOException.class);
    // The JDK's client repeats a GET by itself when its connection is reset.
    assertThat(accepted(kind)).isEqualTo(kind.equals("parcel") ? 5 : 4);
  }

  @ParameterizedTest
  @CsvSource({
    "sms, 21408, 400",
    "call, 21215, 400",
    "ai_call, 403, 403",
    "email, 403, 403",
    "parcel, 403, 403"
  })
  void rejectsWithTheCodeOfThePlan(String kind, int code, int status) throws Exception {
    simulator.setFaults(
        FaultPlan.parse(
            """
            {"rules": [{"fault": "REJECTED", "code": %d, "perMille": 1000}]}
            """
                .formatted(code)));
    assertThat(send(kind).statusCode()).isEqualTo(status);
    assertThat(accepted(kind)).isZero();
  }

  @Test
  void lagsInTheListOfCallsToo() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.LIST_LAG, Duration.ofHours(1)));
    String sid = SimulatorClient.json(send("call")).path("sid").asString();
    assertThat(client.getTwilio("Calls.json").path("calls")).isEmpty();
    assertThat(client.getTwilio("Calls/" + sid + ".json").path("sid").asString()).isEqualTo(sid);
  }

  @Test
  void failsACallThatNeverRings() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CARRIER_FILTERED, Duration.ZERO));
    send("call");
    await()
        .until(() ->
            client
                .getTwilio("Calls.json")
                .path("calls")
                .path(0)
                .path("status")
                .asString("")
                .equals("failed"));
  }

  @Test
  void blocksAMailThatAFilterDislikes() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CARRIER_FILTERED, Duration.ZERO));
    send("email");
    await().until(() -> events().contains("\"type\":\"blocked\""));
  }

  @Test
  void repeatsAnEventWithASignedTimeThatIsLongPast() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CALLBACK_STALE, Duration.ofHours(1)));
    send("email");
    await()
        .untilAsserted(() ->
            assertThat(customer.at("/events"))
                .extracting(EveryProviderTest::signedMinutesAgo)
                .contains(0L, 60L));
  }

  @Test
  void signsEventsByAClockThatIsOffUntilTheyAreTaken() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CLOCK_SKEW, Duration.ofMinutes(7)));
    customer.answeringStatus(403);
    send("email");
    await().until(() -> customer.at("/events").size() >= 2);
    customer.answeringStatus(200);
    await().until(() -> events().contains("delivered"));
    assertThat(customer.at("/events"))
        .extracting(batch -> Math.abs(signedMinutesAgo(batch)))
        .containsOnly(7L);
  }

  @ParameterizedTest
  @CsvSource({"READ_500, 500", "READ_429, 429", "READ_HTML, 502"})
  void failsToRead(FaultKind kind, int status) throws Exception {
    simulator.setFaults(FaultPlan.always(kind, Duration.ZERO));
    client.getTwilio("Calls.json");
    assertThat(client.control("requests?kind=reads&outcome=" + status).path("items")).hasSize(1);
  }

  private static long signedMinutesAgo(CallbackReceiver.Received batch) {
    long signed = Long.parseLong(batch.header("X-Twilio-Email-Event-Webhook-Timestamp"));
    return Math.round((Instant.now().getEpochSecond() - signed) / 60.0);
  }

  private String events() {
    return customer.at("/events").stream()
        .map(CallbackReceiver.Received::body)
        .reduce("", String::concat);
  }

  private int status(String kind, FaultKind fault) throws Exception {
    simulator.setFaults(FaultPlan.always(fault, Duration.ZERO));
    return send(kind).statusCode();
  }

  private int accepted(String kind) throws Exception {
    return client.control("summary").path("byKind").path(kind).asInt(0);
  }

  private HttpResponse<String> send(String kind) throws IOException, InterruptedException {
    return switch (kind) {
      case "sms" -> client.postTwilio("Messages.json", form());
      case "call" -> client.postTwilio("Calls.json", form());
      case "email" -> post("/v3/mail/send", config.sendgridApiKey(), mail());
      case "ai_call" -> post("/call", config.vapiApiKey(), assistantCall());
      case "skiptrace" -> post("/api/v1/property/skip-trace", config.batchdataToken(), skipTrace());
      default ->
          client.send(
              client.request(
                  "/api/v2/parcels/address?query=1+Pine+St&token=" + config.regridToken()));
    };
  }

  private HttpResponse<String> post(String path, String token, Object body)
      throws IOException, InterruptedException {
    return client.send(
        client
            .request(path)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  private static Map<String, String> form() {
    Map<String, String> form =
        new LinkedHashMap<>(SimulatorClient.text(Cast.silentPhone(), "+12065550199", "Hello"));
    form.put("Twiml", "<Response/>");
    return form;
  }

  private static Object mail() {
    return Map.of(
        "from", Map.of("email", "team@example.com"),
        "subject", "Hello",
        "personalizations", List.of(Map.of("to", List.of(Map.of("email", "a@example.com")))),
        "content", List.of(Map.of("type", "text/plain", "value", "Hello")));
  }

  private static Object assistantCall() {
    return Map.of(
        "assistantId", "a",
        "phoneNumberId", "n",
        "customer", Map.of("number", Cast.silentPhone()));
  }

  private static Object skipTrace() {
    Map<String, String> address =
        Map.of("street", "1 Pine St", "city", "Seattle", "state", "WA", "zip", "98101");
    return Map.of("requests", List.of(Map.of("propertyAddress", address)));
  }
}
