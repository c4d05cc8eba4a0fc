package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FaultsTest {
  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    customer = new CallbackReceiver();
    begin(FaultPlan.none());
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
    "ACCEPTED_500, 500, 1",
    "ACCEPTED_GARBAGE, 201, 1",
    "ACCEPTED_DRIP, 201, 1",
    "ACCEPTED_LATE, 201, 1"
  })
  void answersBadlyWithOrWithoutAcceptance(FaultKind kind, int status, int accepted)
      throws Exception {
    begin(FaultPlan.always(kind, Duration.ofMillis(300)));
    long started = System.nanoTime();
    HttpResponse<String> answer = text();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(accepted()).isEqualTo(accepted);
    boolean isLate = kind == FaultKind.ACCEPTED_LATE || kind == FaultKind.ACCEPTED_DRIP;
    assertThat(System.nanoTime() - started > 250_000_000L).isEqualTo(isLate);
    boolean readable = SimulatorClient.json(answer).isObject();
    assertThat(readable)
        .isEqualTo(kind != FaultKind.BAD_GATEWAY_HTML && kind != FaultKind.ACCEPTED_GARBAGE);
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
    begin(FaultPlan.always(FaultKind.CALLBACK_LATE, Duration.ofMillis(400)));
    text();
    await().until(() -> status().equals("delivered"));
    assertThat(statuses()).isEmpty();
    await().until(() -> statuses().size() == 2);
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
  void showsWhatIsNewOnlyLaterInLists() throws Exception {
    begin(FaultPlan.always(FaultKind.LIST_LAG, Duration.ofMillis(400)));
    String sid = SimulatorClient.json(text()).path("sid").asString();

    assertThat(client.getTwilio("Messages.json").path("messages")).isEmpty();
    assertThat(client.getTwilio("Messages/" + sid + ".json").path("sid").asString()).isEqualTo(sid);
    await().until(() -> client.getTwilio("Messages.json").path("messages").size() == 1);
  }

  @Test
  void failsToRead() throws Exception {
    begin(FaultPlan.always(FaultKind.READ_500, Duration.ZERO));
    assertThat(client.getTwilio("Messages.json").path("status").asInt()).isEqualTo(500);
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    List<String> attempts = IntStream.range(0, 500).mapToObj(i -> "attempt " + i).toList();
    assertThat(draws(1, attempts)).isEqualTo(draws(1, attempts)).isNotEqualTo(draws(2, attempts));
  }

  @Test
  void strikesAboutAsOftenAsThePlanSays() {
    List<String> attempts = IntStream.range(0, 20_000).mapToObj(i -> "attempt " + i).toList();
    Faults harsh = new Faults(FaultPlan.harsh(), 3);
    long refused =
        attempts.stream().filter(a -> harsh.draw(FaultStage.REFUSE, "twilio", a) != null).count();
    long spoiled =
        attempts.stream().filter(a -> harsh.draw(FaultStage.ANSWER, "twilio", a) != null).count();
    assertThat((refused + spoiled) / 20_000.0).isCloseTo(0.10, within(0.01));
  }

  @Test
  void doesNotRefuseARepeatedAttemptForEver() {
    Faults faults =
        new Faults(
            new FaultPlan("half", List.of(new FaultRule(FaultKind.ERROR_500, 0.5, Duration.ZERO))),
            1);
    assertThat(
            IntStream.range(0, 20)
                .filter(i -> faults.draw(FaultStage.REFUSE, "twilio", faults.subject("a")) == null))
        .isNotEmpty();
  }

  @Test
  void readsPlansFromJson() {
    FaultPlan plan =
        FaultPlan.parse(
            """
            {"name": "lags", "rules": [
              {"provider": "twilio", "fault": "LIST_LAG", "rate": 0.5, "delay": "PT20S"},
              {"fault": "ACCEPTED_RESET", "rate": 0.1}]}
            """);
    assertThat(plan.rules())
        .containsExactly(
            new FaultRule("twilio", FaultKind.LIST_LAG, 0.5, Duration.ofSeconds(20)),
            new FaultRule(null, FaultKind.ACCEPTED_RESET, 0.1, Duration.ZERO));
    assertThatThrownBy(() -> FaultPlan.parse("wild")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> draws(long seed, List<String> attempts) {
    Faults faults = new Faults(FaultPlan.harsh(), seed);
    return attempts.stream()
        .map(a -> String.valueOf(faults.draw(FaultStage.CALLBACK, "twilio", a)))
        .toList();
  }

  private void begin(FaultPlan plan) throws Exception {
    if (simulator != null) {
      simulator.close();
    }
    config =
        SimulatorConfig.defaults(folder).withPace(0.01).withLatency(Duration.ZERO).withFaults(plan);
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
