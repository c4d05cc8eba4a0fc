package dev.drumbeat.simulator.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.ASM;
import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.TrackingSettings;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.MailPersona;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SendGridTest {
  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private CallbackReceiver customer;
  private SendGrid sendgrid;

  @BeforeEach
  void start() throws Exception {
    config = SimulatorConfig.defaults(folder).withPace(0.01).withLatency(Duration.ZERO);
    customer = new CallbackReceiver();
    simulator = Simulator.start(config);
    simulator.setHooks(new Hooks.Urls(null, URI.create(customer.url("/events"))));
    sendgrid = sendgrid(config.sendgridApiKey());
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void takesAMailFromSendGridsOwnSdkAndTellsItsEvents() throws Exception {
    String reader = mailbox(p -> arrives(p) && p.attention().clicks());
    Response answer = send(mail(reader, "See https://example.com/offer today"));

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(answer.getBody()).isEmpty();
    await()
        .untilAsserted(
            () -> assertThat(types()).contains("processed", "delivered", "open", "click"));
    String messageId = answer.getHeaders().get("X-Message-Id");
    assertThat(events())
        .allSatisfy(event -> {
          assertThat(event.path("sg_message_id").asString()).startsWith(messageId + ".");
          assertThat(event.path("attempt_id").asString()).isEqualTo("attempt-1");
          assertThat(event.path("email").asString()).isEqualTo(reader);
        });
    assertThat(events()).extracting(e -> e.path("sg_event_id").asString()).doesNotHaveDuplicates();
  }

  @Test
  void aReaderFollowsALinkThatSendGridDoesNotTrackAndNoEventTellsOfIt() throws Exception {
    String reader = mailbox(p -> arrives(p) && p.attention().clicks());
    Mail mail = mail(reader, "See " + customer.url("/offer") + " today");
    var clicks = new ClickTrackingSetting();
    clicks.setEnable(false);
    var tracking = new TrackingSettings();
    tracking.setClickTrackingSetting(clicks);
    mail.setTrackingSettings(tracking);
    send(mail);

    await().untilAsserted(() -> assertThat(customer.at("/offer")).hasSize(1));
    assertThat(types()).contains("open").doesNotContain("click", "visit");
  }

  @Test
  void signsTheRawBytesOfEachBatch() throws Exception {
    send(mail(mailbox(SendGridTest::arrives), "Hello"));
    await().untilAsserted(() -> assertThat(types()).contains("delivered"));

    PublicKey key = publicKey();
    for (CallbackReceiver.Received batch : customer.all()) {
      assertThat(batch.body()).endsWith("\r\n");
      assertThat(verifies(key, batch, batch.body())).isTrue();
      assertThat(verifies(key, batch, batch.body().strip())).isFalse();
    }
  }

  @Test
  void bouncesOnceAndDropsFromThenOn() throws Exception {
    String gone = mailbox(MailPersona::bounces);
    send(mail(gone, "Hello"));
    await().untilAsserted(() -> assertThat(types()).contains("bounce"));
    send(mail(gone, "Hello again"));

    await().untilAsserted(() -> assertThat(types()).endsWith("dropped"));
    assertThat(events().getLast().path("reason").asString()).isEqualTo("Bounced Address");
  }

  @Test
  void leavesOnlyTheGroupWhoseLinkTheMailHad() throws Exception {
    String tired = mailbox(p -> !p.bounces() && p.attention().unsubscribes());
    send(mail(tired, "Hello", 17));
    await().untilAsserted(() -> assertThat(types()).contains("group_unsubscribe"));
    assertThat(events().getLast().path("asm_group_id").asInt()).isEqualTo(17);

    send(mail(tired, "Hello again", 17));
    await().untilAsserted(() -> assertThat(types()).contains("dropped"));
    assertThat(events().getLast().path("reason").asString()).isEqualTo("Unsubscribed Address");
    send(mail(tired, "Other news", 18));
    await().untilAsserted(() -> assertThat(types()).filteredOn("delivered"::equals).hasSize(2));
  }

  @Test
  void reportsSpamAndDropsFromThenOn() throws Exception {
    String angry = mailbox(p -> !p.bounces() && p.attention().reportsSpam());
    send(mail(angry, "Hello"));
    await().untilAsserted(() -> assertThat(types()).contains("spamreport"));
    send(mail(angry, "Hello again"));
    await().untilAsserted(() -> assertThat(types()).contains("dropped"));
    assertThat(events().getLast().path("reason").asString()).isEqualTo("Spam Reporting Address");
  }

  @Test
  void repeatsEventsUntilTheyAreTaken() throws Exception {
    customer.answeringStatus(503);
    send(mail(mailbox(SendGridTest::arrives), "Hello"));
    await().until(() -> !customer.all().isEmpty());
    int refused = customer.all().size();
    customer.answeringStatus(200);

    await().until(() -> customer.all().size() > refused);
    assertThat(types()).contains("processed");
  }

  @Test
  void namesEachFaultOfARequest() throws Exception {
    Response answer = send("{\"personalizations\":[{\"to\":[{\"email\":\"no\"}]}],\"content\":[]}");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(
            Json.parse(answer.getBody().getBytes(StandardCharsets.UTF_8)).path("errors").values())
        .extracting(error -> error.path("field").asString())
        .containsExactly("from.email", "personalizations.0.to.0.email", "subject", "content");
  }

  @Test
  void refusesTheSameAddressTwice() throws Exception {
    Mail mail = mail("a@example.com", "Hello");
    mail.getPersonalization().getFirst().addCc(new Email("A@example.com"));

    assertThat(send(mail).getBody()).contains("should be unique between to, cc, and bcc");
  }

  @Test
  void refusesAWrongKey() throws Exception {
    sendgrid = sendgrid("SG.wrong");
    assertThat(send(mail("a@example.com", "Hello")).getStatusCode()).isEqualTo(401);
  }

  @Test
  void logsTheAttemptOfTheCustomArguments() throws Exception {
    send(mail("a@example.com", "Hello"));

    JsonNode item = new SimulatorClient(simulator, config).control("accepted").path("items").get(0);
    assertThat(item.path("kind").asString()).isEqualTo("email");
    assertThat(item.path("attempt").asString()).isEqualTo("attempt-1");
    assertThat(item.path("effect").asString()).isEqualTo("effect-1");
    assertThat(item.path("to").asString()).isEqualTo("a@example.com");
    assertThat(item.path("bodySha256").asString()).hasSize(64);
  }

  private SendGrid sendgrid(String key) {
    SendGrid client = new SendGrid(key, true);
    client.setHost("localhost:" + simulator.port());
    return client;
  }

  private static Mail mail(String to, String text, int group) {
    Mail mail = mail(to, text);
    ASM asm = new ASM();
    asm.setGroupId(group);
    mail.setASM(asm);
    return mail;
  }

  private static Mail mail(String to, String text) {
    Mail mail =
        new Mail(
            new Email("team@example.com"),
            "Your building",
            new Email(to),
            new Content("text/plain", text));
    mail.addCustomArg("attempt_id", "attempt-1");
    mail.addCustomArg("effect", "effect-1");
    return mail;
  }

  private Response send(Mail mail) throws IOException {
    return send(mail.build());
  }

  private Response send(String body) throws IOException {
    Request request = new Request();
    request.setMethod(Method.POST);
    request.setEndpoint("mail/send");
    request.setBody(body);
    return sendgrid.api(request);
  }

  private static boolean arrives(MailPersona persona) {
    return !persona.bounces() && !persona.deferred() && persona.reply() == null;
  }

  private static String mailbox(Predicate<MailPersona> wanted) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "owner" + i + "@example.com")
        .filter(email -> wanted.test(Cast.PEOPLE.mailbox(email)))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (CallbackReceiver.Received batch : customer.at("/events")) {
      Json.parse(batch.body().getBytes(StandardCharsets.UTF_8)).values().forEach(events::add);
    }
    return events;
  }

  private List<String> types() {
    return events().stream().map(event -> event.path("event").asString()).toList();
  }

  private PublicKey publicKey() throws Exception {
    var answer =
        new SimulatorClient(simulator, config)
            .send(
                new SimulatorClient(simulator, config)
                    .request("/v3/user/webhooks/event/settings/signed")
                    .header("Authorization", "Bearer " + config.sendgridApiKey())
                    .GET());
    String encoded = SimulatorClient.json(answer).path("public_key").asString();
    return KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
  }

  private static boolean verifies(PublicKey key, CallbackReceiver.Received batch, String body)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(key);
    String timestamp = batch.header("X-Twilio-Email-Event-Webhook-Timestamp");
    signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
    return signature.verify(
        Base64.getDecoder().decode(batch.header("X-Twilio-Email-Event-Webhook-Signature")));
  }
}
