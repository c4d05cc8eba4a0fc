package dev.drumbeat.simulator.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.MailPersona;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundParseTest {
  private static final String SECRET_PATH = "/parse/k3y";

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
    client = new SimulatorClient(simulator, config);
    listen();
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void postsAReplyWithWhatItAnswers() throws Exception {
    String reader = mailbox(p -> !p.bounces() && p.reply() != null);
    String messageId = send(reader);

    await().until(() -> customer.at(SECRET_PATH).size() == 1);
    CallbackReceiver.Received post = customer.at(SECRET_PATH).getFirst();
    assertThat(post.header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(field(post, "from")).isEqualTo(reader);
    assertThat(field(post, "to")).isEqualTo("replies@example.com");
    assertThat(field(post, "subject")).isEqualTo("Re: Your building");
    assertThat(field(post, "text"))
        .startsWith(Objects.requireNonNull(Cast.PEOPLE.mailbox(reader).reply()).text())
        .contains("> Write unsubscribe to unsubscribe");
    assertThat(field(post, "headers")).contains("In-Reply-To: <" + messageId + "@");
    assertThat(field(post, "envelope")).contains("\"from\":\"" + reader + "\"");
  }

  @Test
  void repliesOnceOverMailsAndRestarts() throws Exception {
    String reader = mailbox(p -> !p.bounces() && p.reply() != null);
    send(reader);
    await().until(() -> customer.at(SECRET_PATH).size() == 1);
    send(reader);
    restart(FaultPlan.none());

    await().during(Duration.ofMillis(200)).until(() -> customer.at(SECRET_PATH).size() == 1);
  }

  @Test
  void repeatsAfterA503AndDropsAfterA400() throws Exception {
    customer.answeringStatus(503);
    write("first@example.com");
    await().until(() -> customer.at(SECRET_PATH).size() == 1);
    customer.answeringStatus(400);
    await().until(() -> customer.at(SECRET_PATH).size() == 2);
    customer.answeringStatus(200);
    write("second@example.com");

    await().until(() -> customer.at(SECRET_PATH).size() == 3);
    assertThat(field(customer.at(SECRET_PATH).getLast(), "from")).isEqualTo("second@example.com");
    await().during(Duration.ofMillis(200)).until(() -> customer.at(SECRET_PATH).size() == 3);
  }

  @Test
  void neverTellsOfAMailThatThePlanLoses() throws Exception {
    restart(FaultPlan.always(FaultKind.INBOUND_MISSING, Duration.ZERO));
    write("somebody@example.com");
    await().during(Duration.ofMillis(100)).until(() -> customer.all().isEmpty());
  }

  @Test
  void letsAStrangerPostWhoDoesNotKnowTheSecret() throws Exception {
    restart(FaultPlan.always(FaultKind.CALLBACK_FORGED, Duration.ZERO));
    write("somebody@example.com");
    await().until(() -> customer.all().size() == 2);
    assertThat(customer.all().getFirst().path()).isEqualTo(SECRET_PATH + "x");
  }

  @Test
  void letsAReaderHaveEnoughAtOnce() throws Exception {
    restart(FaultPlan.always(FaultKind.SUDDEN_OPT_OUT, Duration.ZERO));
    String silent = mailbox(p -> p.reply() == null);
    send(silent);
    await().until(() -> customer.at(SECRET_PATH).size() == 1);
    assertThat(field(customer.at(SECRET_PATH).getFirst(), "text"))
        .startsWith(Cast.PEOPLE.suddenOptOut(silent));
  }

  private void restart(FaultPlan faults) throws Exception {
    simulator.close();
    simulator = Simulator.start(config.withFaults(faults));
    client = new SimulatorClient(simulator, config);
    listen();
  }

  private void listen() {
    simulator.setHooks(new Hooks.Urls(null, null, URI.create(customer.url(SECRET_PATH))));
  }

  private void write(String from) throws Exception {
    Map<String, String> mail =
        Map.of("from", from, "to", "replies@example.com", "subject", "Hello", "text", "Call me");
    assertThat(client.control("POST", "inbound-mail", mail).has("id")).isTrue();
  }

  private String send(String to) throws Exception {
    Object mail =
        Map.of(
            "from", Map.of("email", "team@example.com"),
            "reply_to", Map.of("email", "replies@example.com"),
            "subject", "Your building",
            "personalizations", List.of(Map.of("to", List.of(Map.of("email", to)))),
            "content",
                List.of(Map.of("type", "text/plain", "value", "Write unsubscribe to unsubscribe")));
    HttpResponse<String> answer =
        client.send(
            client
                .request("/v3/mail/send")
                .header("Authorization", "Bearer " + config.sendgridApiKey())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(mail))));
    assertThat(answer.statusCode()).isEqualTo(202);
    return answer.headers().firstValue("X-Message-Id").orElseThrow();
  }

  private static String field(CallbackReceiver.Received post, String name) {
    String start = "name=\"" + name + "\"\r\n\r\n";
    int from = post.body().indexOf(start) + start.length();
    return post.body().substring(from, post.body().indexOf("\r\n--", from));
  }

  private static String mailbox(Predicate<MailPersona> wanted) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "owner" + i + "@example.com")
        .filter(email -> wanted.test(Cast.PEOPLE.mailbox(email)))
        .findFirst()
        .orElseThrow();
  }
}
