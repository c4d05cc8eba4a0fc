package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FaultsTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  private static final Set<FaultKind> SLOW =
      EnumSet.of(
          FaultKind.REFUSED_LATE,
          FaultKind.ACCEPTED_LATE,
          FaultKind.ACCEPTED_AFTER_TIMEOUT,
          FaultKind.ACCEPTED_DRIP);
  private static final Set<FaultKind> UNREADABLE =
      EnumSet.of(
          FaultKind.BAD_GATEWAY_HTML,
          FaultKind.ACCEPTED_BAD_GATEWAY_HTML,
          FaultKind.ACCEPTED_GARBAGE);

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    customer = new CallbackReceiver();
    begin(FaultPlan.none(), 0.01);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_500, 500, 0",
    "BAD_GATEWAY_HTML, 502, 0",
    "UNAVAILABLE_503, 503, 0",
    "TOO_MANY_REQUESTS, 429, 0",
    "REFUSED_LATE, 503, 0",
    "ACCOUNT_SUSPENDED, 401, 0",
    "ACCEPTED_500, 500, 1",
    "ACCEPTED_BAD_GATEWAY_HTML, 502, 1",
    "ACCEPTED_503, 503, 1",
    "ACCEPTED_429, 429, 1",
    "ACCEPTED_AFTER_TIMEOUT, 201, 1",
    "ACCEPTED_GARBAGE, 201, 1",
    "ACCEPTED_DRIP, 201, 1",
    "ACCEPTED_LATE, 201, 1"
  })
  void answersBadlyWithOrWithoutAcceptance(FaultKind kind, int status, int accepted)
      throws Exception {
    begin(FaultPlan.always(kind, SHORT.multipliedBy(2)));
    long started = System.nanoTime();
    HttpResponse<String> answer = text();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(accepted()).isEqualTo(accepted);
    if (SLOW.contains(kind)) {
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(SHORT);
    }
    boolean readable = SimulatorClient.json(answer).isObject();
    assertThat(readable).isEqualTo(!UNREADABLE.contains(kind));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED_RESET, 0", "ACCEPTED_RESET, 1"})
  void resetsTheConnection(FaultKind kind, int accepted) throws Exception {
    begin(FaultPlan.always(kind, Duration.ZERO));
    assertThatThrownBy(this::text).isInstanceOf(IOException.class);
    assertThat(accepted()).isEqualTo(accepted);
  }

  @Test
  void tellsTwice() throws Exception {
    begin(FaultPlan.always(FaultKind.CALLBACK_DUPLICATE, Duration.ZERO));
    text();
    await().until(() -> statuses().equals(List.of("sent", "sent", "delivered", "delivered")));
    assertThat(customer.all().get(0).header("I-Twilio-Idempotency-Token"))
        .isEqualTo(customer.all().get(1).header("I-Twilio-Idempotency-Token"));
  }

  @Test
  void tellsBackwards() throws Exception {
    begin(FaultPlan.always(FaultKind.CALLBACK_REVERSED, Duration.ZERO));
    text();
    await().until(() -> statuses().equals(List.of("delivered", "sent")));
  }

  @Test
  void tellsLate() throws Exception {
    begin(FaultPlan.always(FaultKind.CALLBACK_LATE, SHORT.multipliedBy(4)));
    long started = System.nanoTime();
    text();
    await().until(() -> statuses().size() == 2);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(SHORT.multipliedBy(4));
  }

  @Test
  void tellsNothing() throws Exception {
    begin(FaultPlan.always(FaultKind.CALLBACK_MISSING, Duration.ZERO));
    text();
    await().until(() -> status().equals("delivered"));
    await().during(Duration.ofMillis(100)).until(() -> statuses().isEmpty());
  }

  @Test
  void letsAStrangerTellToo() throws Exception {
    begin(FaultPlan.always(FaultKind.CALLBACK_FORGED, Duration.ZERO));
    text();
    await().until(() -> statuses().size() == 4);
    RequestValidator validator = new RequestValidator(config.authToken());
    assertThat(customer.all())
        .extracting(c -> validator.validate(c.url(), c.form(), c.header("X-Twilio-Signature")))
        .containsExactly(false, true, false, true);
  }

  @Test
  void hidesWhatIsNewFromListsOnly() throws Exception {
    begin(FaultPlan.always(FaultKind.LIST_LAG, Duration.ofHours(1)));
    String sid = SimulatorClient.json(text()).path("sid").asString();

    assertThat(client.getTwilio("Messages.json").path("messages")).isEmpty();
    assertThat(client.getTwilio("Messages/" + sid + ".json").path("sid").asString()).isEqualTo(sid);
  }

  @Test
  void showsWhatIsNewOnceTheLagIsOver() throws Exception {
    begin(FaultPlan.always(FaultKind.LIST_LAG, SHORT));
    text();
    await().until(() -> client.getTwilio("Messages.json").path("messages").size() == 1);
  }

  @Test
  void failsToRead() throws Exception {
    begin(FaultPlan.always(FaultKind.READ_500, Duration.ZERO));
    assertThat(client.getTwilio("Messages.json").path("status").asInt()).isEqualTo(500);
  }

  @Test
  void takesATextOnlyAfterTheClientHasGivenUp() throws Exception {
    begin(FaultPlan.always(FaultKind.ACCEPTED_AFTER_TIMEOUT, SHORT.multipliedBy(6)));
    Thread patient =
        Thread.startVirtualThread(() -> {
          assertThatCode(this::text).doesNotThrowAnyException();
        });
    await().until(() -> client.control("requests").path("items").size() == 1);
    assertThat(accepted()).isZero();

    await().until(() -> accepted() == 1);
    patient.join();
  }

  @Test
  void hidesATextWhoseReplyItNeverTells() throws Exception {
    begin(FaultPlan.always(FaultKind.INBOUND_MISSING, Duration.ZERO));
    simulator.setHooks(new Hooks.Urls(URI.create(customer.url("/inbound")), null));
    String sid = inbound("STOP");

    JsonNode listed = client.getTwilio("Messages.json?To=%2B12065550199&DateSent%3E=2026-01-01");
    assertThat(listed.path("messages").path(0).path("sid").asString()).isEqualTo(sid);
    assertThat(listed.path("messages").path(0).path("direction").asString()).isEqualTo("inbound");
    await().during(Duration.ofMillis(100)).until(() -> customer.at("/inbound").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "CARRIER_FILTERED, undelivered, 30007",
    "SENDER_UNREGISTERED, undelivered, 30034",
    "QUEUE_SUSPENDED, failed, 30002"
  })
  void losesATextOnItsWay(FaultKind kind, String status, int code) throws Exception {
    begin(FaultPlan.always(kind, Duration.ZERO));
    text();
    await().until(() -> statuses().contains(status));
    assertThat(customer.all().getLast().field("ErrorCode")).isEqualTo(String.valueOf(code));
    assertThat(
            client.getTwilio("Messages.json").path("messages").path(0).path("error_code").asInt())
        .isEqualTo(code);
  }

  @Test
  void refusesWithAnyCodeThatThePlanNames() throws Exception {
    begin(
        FaultPlan.parse("{\"rules\":[{\"fault\":\"REJECTED\",\"code\":21408,\"perMille\":1000}]}"));
    HttpResponse<String> answer = text();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(SimulatorClient.json(answer).path("code").asInt()).isEqualTo(21408);
  }

  @Test
  void datesATextByAClockThatIsOff() throws Exception {
    begin(FaultPlan.always(FaultKind.CLOCK_SKEW, Duration.ofMinutes(3)));
    HttpResponse<String> answer = text();
    assertThat(off(SimulatorClient.json(answer).path("date_created").asString()))
        .isEqualTo(off(answer.headers().firstValue("Date").orElseThrow()))
        .matches(minutes -> Math.abs(minutes) == 3);
  }

  /** How many minutes a time is ahead. */
  private static long off(String date) {
    Instant time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    return Math.round(Duration.between(Instant.now(), time).toMillis() / 60_000.0);
  }

  @Test
  void letsPeopleHaveEnoughBeforeTheTextIsReportedDelivered() throws Exception {
    begin(FaultPlan.always(FaultKind.SUDDEN_OPT_OUT, Duration.ZERO), 1_000);
    simulator.setHooks(new Hooks.Urls(URI.create(customer.url("/inbound")), null));
    text();
    text();

    await().until(() -> !customer.at("/inbound").isEmpty());
    await().during(Duration.ofMillis(100)).until(() -> customer.at("/inbound").size() == 1);
    assertThat(customer.at("/inbound").getFirst().field("From")).isEqualTo(Cast.silentPhone());
    assertThat(statuses()).doesNotContain("delivered");
  }

  private String inbound(String words) throws Exception {
    Map<String, String> text =
        Map.of("from", Cast.silentPhone(), "to", "+12065550199", "body", words);
    return client.control("POST", "inbound", text).path("sid").asString();
  }

  private void begin(FaultPlan plan) throws Exception {
    begin(plan, 0.01);
  }

  private void begin(FaultPlan plan, double pace) throws Exception {
    if (simulator != null) {
      simulator.close();
    }
    config =
        SimulatorConfig.defaults(folder).withPace(pace).withLatency(Duration.ZERO).withFaults(plan);
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);
  }

  private HttpResponse<String> text() throws Exception {
    Map<String, String> form = SimulatorClient.text(Cast.silentPhone(), "+12065550199", "Hello");
    form.put("StatusCallback", customer.url("/status?attempt=a1"));
    return client.postTwilio("Messages.json", form);
  }

  private long accepted() throws Exception {
    return client.control("summary").path("accepted").asLong();
  }

  private String status() throws Exception {
    JsonNode first = client.getTwilio("Messages.json").path("messages").path(0);
    return first.path("status").asString("");
  }

  private List<String> statuses() {
    return customer.all().stream().map(c -> c.field("MessageStatus")).toList();
  }
}
