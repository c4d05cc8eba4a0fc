package dev.drumbeat.simulator.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.CallbackReceiver.Received;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.CallFate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class VapiTest {
  private static final String ATTEMPT = "0b7a1f5c-8f0e-4d57-9d4f-6c1f6a4f0a11";

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    customer = new CallbackReceiver();
    config = SimulatorConfig.defaults(folder).withPace(0.01).withLatency(Duration.ZERO);
    run();
  }

  private void run() throws IOException {
    simulator = Simulator.start(config);
    simulator.setHooks(new Hooks.Urls(null, null, null, URI.create(customer.url("/vapi"))));
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void takesACallAndGivesBackWhoseItIs() throws Exception {
    HttpResponse<String> taken = call(phone(CallFate.Outcome.HUMAN));
    assertThat(taken.statusCode()).isEqualTo(201);
    JsonNode call = SimulatorClient.json(taken);
    assertThat(call.path("status").asString()).isEqualTo("queued");
    assertThat(call.path("customer").path("externalId").asString()).isEqualTo(ATTEMPT);
    assertThat(call.path("subscriptionLimits").path("concurrencyLimit").asInt()).isEqualTo(10);
    JsonNode accepted = client.control("accepted").path("items").path(0);
    assertThat(accepted.path("kind").asString()).isEqualTo("ai_call");
    assertThat(accepted.path("attempt").asString()).isEqualTo(ATTEMPT);
    assertThat(accepted.path("effect").asString()).isEqualTo("enrollment:7");
    assertThat(accepted.path("id").asString()).isEqualTo(call.path("id").asString());
  }

  @Test
  void tellsHowACallGoesAndEndsWithASignature() throws Exception {
    call(phone(CallFate.Outcome.HUMAN));
    JsonNode report = report();
    assertThat(customer.at("/vapi"))
        .extracting(each -> message(each).path("type").asString())
        .containsExactly("status-update", "status-update", "status-update", "end-of-call-report");
    assertThat(report.path("endedReason").asString()).isEqualTo("customer-ended-call");
    assertThat(report.path("call").path("customer").path("externalId").asString())
        .isEqualTo(ATTEMPT);
    assertThat(report.path("artifact").path("transcript").asString()).contains("User: ");
    assertThat(report.path("analysis").path("structuredData").path("outcome").asString())
        .isNotEmpty();
    assertThat(report.path("cost").isNumber()).isTrue();
    assertThat(customer.at("/vapi")).allMatch(this::isSigned);
  }

  @ParameterizedTest
  @CsvSource({"BUSY, customer-busy", "NO_ANSWER, customer-did-not-answer", "VOICEMAIL, voicemail"})
  void endsAsThePersonDoes(CallFate.Outcome outcome, String endedReason) throws Exception {
    call(phone(outcome));
    assertThat(report().path("endedReason").asString()).isEqualTo(endedReason);
    assertThat(report().path("artifact").path("transcript").asString()).isEmpty();
  }

  @Test
  void refusesWhatVapiRefuses() throws Exception {
    var wrong =
        Map.of(
            "assistantId", "a",
            "metadata", Map.of(),
            "customer", Map.of("number", "12", "externalId", "x".repeat(41)));
    HttpResponse<String> refused = post(wrong, config.vapiApiKey());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "property metadata should not exist",
            "phoneNumberId",
            "E.164",
            "externalId must be shorter");
    assertThat(post(wrong, "another-key").statusCode()).isEqualTo(401);
  }

  @Test
  void holdsTenCallsAtOnce() throws Exception {
    simulator.close();
    config = config.withPace(100);
    run();
    for (int i = 0; i < 10; i++) {
      assertThat(call("+120655500" + (10 + i)).statusCode()).isEqualTo(201);
    }
    HttpResponse<String> refused = call("+12065550020");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Concurrency");
  }

  @Test
  void listsByAssistantNumberAndTimeWhatItShowsAlready() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    call(phone(CallFate.Outcome.BUSY));
    String query = "/call?assistantId=a-1&phoneNumberId=n-1&createdAtGe=" + before;
    assertThat(get(query)).hasSize(1);
    assertThat(get("/call?assistantId=other")).isEmpty();
    assertThat(get("/call?createdAtLt=" + before)).isEmpty();

    simulator.setFaults(FaultPlan.always(FaultKind.LIST_LAG, Duration.ofHours(1)));
    String id = SimulatorClient.json(call(phone(CallFate.Outcome.BUSY))).path("id").asString();
    assertThat(get(query)).hasSize(1);
    assertThat(get("/call/" + id).path("id").asString()).isEqualTo(id);
  }

  @Test
  void failsACallThatNeverRings() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CARRIER_FILTERED, Duration.ZERO));
    call(phone(CallFate.Outcome.HUMAN));
    assertThat(report().path("endedReason").asString()).isEqualTo("twilio-failed-to-connect-call");
  }

  @Test
  void tellsNothingWhereThePlanSaysSoAndAnswersWhenAsked() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CALLBACK_MISSING, Duration.ZERO));
    String id = SimulatorClient.json(call(phone(CallFate.Outcome.BUSY))).path("id").asString();
    await().until(() -> get("/call/" + id).path("status").asString().equals("ended"));
    assertThat(get("/call/" + id).path("endedReason").asString()).isEqualTo("customer-busy");
    assertThat(customer.at("/vapi")).isEmpty();
  }

  @Test
  void letsTheForgedOnesBeToldFromTheTrue() throws Exception {
    simulator.setFaults(FaultPlan.always(FaultKind.CALLBACK_FORGED, Duration.ZERO));
    call(phone(CallFate.Outcome.BUSY));
    report();
    assertThat(customer.at("/vapi")).anyMatch(each -> !isSigned(each)).anyMatch(this::isSigned);
  }

  @Test
  void endsAfterARestartWhatItTookBefore() throws Exception {
    simulator.close();
    config = config.withPace(100);
    run();
    String id = SimulatorClient.json(call(phone(CallFate.Outcome.BUSY))).path("id").asString();
    simulator.close();
    config = config.withPace(0.01);
    run();
    assertThat(report().path("call").path("id").asString()).isEqualTo(id);
    simulator.close();
    run();
    assertThat(get("/call/" + id).path("status").asString()).isEqualTo("ended");
  }

  private static String phone(CallFate.Outcome outcome) {
    return dev.drumbeat.simulator.Cast.phone(
        persona -> persona.undeliveredCode() == null && persona.call().outcome() == outcome);
  }

  private JsonNode report() {
    await()
        .until(() ->
            customer.at("/vapi").stream()
                .anyMatch(
                    each -> message(each).path("type").asString().equals("end-of-call-report")));
    List<Received> all = customer.at("/vapi");
    return all.stream()
        .map(VapiTest::message)
        .filter(message -> message.path("type").asString().equals("end-of-call-report"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode message(Received received) {
    return Json.parse(received.body().getBytes(StandardCharsets.UTF_8)).path("message");
  }

  private boolean isSigned(Received received) {
    String payload = received.header("x-timestamp") + "." + received.body();
    return ServerMessages.sign(config.vapiWebhookSecret(), payload)
        .equals(received.header("x-signature"));
  }

  private HttpResponse<String> call(String phone) throws Exception {
    return post(
        Map.of(
            "assistantId",
            "a-1",
            "phoneNumberId",
            "n-1",
            "customer",
            Map.of("number", phone, "externalId", ATTEMPT),
            "assistantOverrides",
            Map.of(
                "variableValues", Map.of("name", "Dana"),
                "metadata", Map.of("attempt", ATTEMPT, "effect", "enrollment:7"))),
        config.vapiApiKey());
  }

  private HttpResponse<String> post(Object body, String key) throws Exception {
    return client.send(
        client
            .request("/call")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  private JsonNode get(String path) throws Exception {
    return SimulatorClient.json(
        client.send(
            client.request(path).header("Authorization", "Bearer " + config.vapiApiKey()).GET()));
  }
}
