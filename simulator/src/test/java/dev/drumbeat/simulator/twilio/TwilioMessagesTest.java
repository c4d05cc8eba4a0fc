package dev.drumbeat.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.CallbackReceiver.Received;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.people.TextReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwilioMessagesTest {
  private static final String SENDER = "+12065550199";

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient plain;
  private TwilioRestClient twilio;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    config = SimulatorConfig.defaults(folder).withPace(0.01).withLatency(Duration.ZERO);
    customer = new CallbackReceiver();
    simulator = Simulator.start(config);
    plain = new SimulatorClient(simulator, config);
    twilio = LocalTwilio.client(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void takesATextFromTwiliosOwnSdk() {
    Message message = send(Cast.silentPhone(), "Hello");

    assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(message.getDateSent()).isNull();
    assertThat(message.getNumSegments()).isEqualTo("1");
  }

  @Test
  void tellsSentThenDeliveredWithASignatureThatTwiliosValidatorAccepts() {
    String url = customer.url("/status?attempt=a%2Bb%20c&effect=text1");
    Message message =
        Message.creator(new PhoneNumber(Cast.silentPhone()), new PhoneNumber(SENDER), "Hello")
            .setStatusCallback(url)
            .create(twilio);

    await().untilAsserted(() -> assertThat(statuses()).containsExactly("sent", "delivered"));
    RequestValidator validator = new RequestValidator(config.authToken());
    assertThat(customer.all())
        .allSatisfy(callback -> {
          String signature = callback.header("X-Twilio-Signature");
          assertThat(validator.validate(url, callback.form(), signature)).isTrue();
          assertThat(validator.validate(url + "x", callback.form(), signature)).isFalse();
          assertThat(callback.field("MessageSid")).isEqualTo(message.getSid());
          assertThat(callback.header("I-Twilio-Idempotency-Token")).isNotEmpty();
        });
    assertThat(Message.fetcher(message.getSid()).fetch(twilio).getDateSent()).isNotNull();
  }

  @Test
  void saysWhyATextDidNotArrive() {
    String phone = Cast.phone(p -> !p.landline() && p.undeliveredCode() != null);
    Message message = send(phone, "Hello");

    await()
        .untilAsserted(
            () -> assertThat(fetch(message).getStatus().toString()).isEqualTo("undelivered"));
    assertThat(fetch(message).getErrorCode()).isEqualTo(Cast.PEOPLE.phone(phone).undeliveredCode());
  }

  @Test
  void refusesWithTwiliosCodes() {
    assertThat(refusal("+1", SENDER, "x")).isEqualTo(21211);
    assertThat(refusal("+15005550001", SENDER, "x")).isEqualTo(21211);
    assertThat(refusal("2065550100", SENDER, "x")).isEqualTo(21211);
    assertThat(refusal("", SENDER, "x")).isEqualTo(21604);
    assertThat(refusal(Cast.silentPhone(), "", "x")).isEqualTo(21603);
    assertThat(refusal(Cast.silentPhone(), "nobody", "x")).isEqualTo(21212);
    assertThat(refusal(Cast.silentPhone(), "+15005550007", "x")).isEqualTo(21606);
    assertThat(refusal(Cast.silentPhone(), SENDER, "")).isEqualTo(21602);
    assertThat(refusal(Cast.silentPhone(), SENDER, "x".repeat(1601))).isEqualTo(21617);
    assertThat(refusal(Cast.phone(p -> p.landline()), SENDER, "x")).isEqualTo(21614);
    assertThat(accepted()).isZero();
  }

  @Test
  void refusesWrongCredentialsWith20003() {
    TwilioRestClient stranger =
        LocalTwilio.client(
            simulator,
            config.withCredentials(
                new Credentials(config.accountSid(), "wrong", "", "", "", "", "")));
    assertThatThrownBy(() ->
            Message.creator(new PhoneNumber(Cast.silentPhone()), new PhoneNumber(SENDER), "x")
                .create(stranger))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(20003);
              assertThat(e.getStatusCode()).isEqualTo(401);
            });
  }

  @Test
  void listsByRecipientNewestFirstAcrossPages() {
    String phone = Cast.silentPhone();
    List<String> sids =
        List.of("1", "2", "3", "4", "5").stream().map(body -> send(phone, body).getSid()).toList();
    send(Cast.phone(p -> Cast.isSilent(p) && !p.phone().equals(phone)), "another's");

    var listed = Message.reader().setTo(new PhoneNumber(phone)).setPageSize(2L).read(twilio);

    assertThat(listed).extracting(Message::getSid).containsExactlyElementsOf(sids.reversed());
  }

  @Test
  void listsByTheTimeOfSending() {
    Message message = send(Cast.silentPhone(), "Hello");
    await().until(() -> fetch(message).getStatus() == Message.Status.DELIVERED);
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);

    assertThat(Message.reader().setDateSentAfter(now.minusHours(1)).read(twilio)).hasSize(1);
    assertThat(Message.reader().setDateSentBefore(now.minusHours(1)).read(twilio)).isEmpty();
  }

  @Test
  void blocksASenderThatWasToldToStopUntilStart() throws Exception {
    String phone = Cast.silentPhone();
    inbound(phone, " stop ");
    assertThat(refusal(phone, SENDER, "again")).isEqualTo(21610);
    assertThat(send(phone, "+12065550188", "another sender").getSid()).isNotEmpty();

    inbound(phone, "START");
    assertThat(send(phone, "welcome back").getSid()).isNotEmpty();
  }

  @Test
  void takesFreeTextForNoKeyword() throws Exception {
    String phone = Cast.silentPhone();
    inbound(phone, "please stop texting me");
    assertThat(send(phone, "still allowed by Twilio").getSid()).isNotEmpty();
  }

  @Test
  void postsInboundTextsSignedToTheHook() throws Exception {
    String url = customer.url("/inbound?workspace=1");
    plain.control("PUT", "hooks", Map.of("twilioInboundUrl", url));
    inbound("+12065550123", "Who is this?");

    await().until(() -> customer.at("/inbound").size() == 1);
    Received callback = customer.all().getFirst();
    assertThat(callback.form())
        .containsEntry("From", "+12065550123")
        .containsEntry("To", SENDER)
        .containsEntry("Body", "Who is this?")
        .containsEntry("FromState", "WA");
    assertThat(
            new RequestValidator(config.authToken())
                .validate(url, callback.form(), callback.header("X-Twilio-Signature")))
        .isTrue();
    assertThat(Message.reader().setTo(new PhoneNumber(SENDER)).read(twilio))
        .singleElement()
        .satisfies(m -> assertThat(m.getDirection().toString()).isEqualTo("inbound"));
  }

  @Test
  void letsTheCastAnswerTheFirstTextOnly() {
    String phone =
        Cast.phone(p -> {
          TextReply reply = p.reply();
          return Cast.takesTexts(p) && reply != null && reply.kind() == TextReply.Kind.INTERESTED;
        });
    send(phone, "first");
    Message second = send(phone, "second");

    await().until(() -> fetch(second).getStatus() == Message.Status.DELIVERED);
    await().untilAsserted(() -> assertThat(received()).hasSize(1));
    send(phone, "third");
    await().during(Duration.ofMillis(200)).untilAsserted(() -> assertThat(received()).hasSize(1));
  }

  @Test
  void queuesWhatAServiceSends() {
    Message message = service("Hello").setStatusCallback(customer.url("/status")).create(twilio);

    assertThat(message.getStatus()).isEqualTo(Message.Status.ACCEPTED);
    assertThat(message.getFrom()).isNull();
    assertThat(message.getNumSegments()).isEqualTo("0");
    await()
        .untilAsserted(() -> assertThat(statuses()).containsExactly("queued", "sent", "delivered"));
    assertThat(fetch(message).getFrom()).isNotNull();
  }

  @Test
  void cancelsWhatIsScheduled() {
    Message message =
        service("Later")
            .setScheduleType(Message.ScheduleType.FIXED)
            .setSendAt(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1))
            .create(twilio);
    assertThat(message.getStatus()).isEqualTo(Message.Status.SCHEDULED);

    Message.updater(message.getSid()).setStatus(Message.UpdateStatus.CANCELED).update(twilio);

    assertThat(fetch(message).getStatus()).isEqualTo(Message.Status.CANCELED);
  }

  @Test
  void refusesToScheduleWithoutAService() throws Exception {
    Map<String, String> form = SimulatorClient.text(Cast.silentPhone(), SENDER, "x");
    form.put("ScheduleType", "fixed");
    form.put("SendAt", "2030-01-01T00:00:00Z");
    assertThat(SimulatorClient.json(plain.postTwilio("Messages.json", form)).path("code").asInt())
        .isEqualTo(35118);
  }

  @Test
  void isOnDiskBeforeItIsAnswered() throws Exception {
    String sid = send(Cast.silentPhone(), "Hello").getSid();
    assertThat(Files.readString(folder.resolve("accepted.log"))).contains(sid);
  }

  private MessageCreator service(String body) {
    return Message.creator(
        new PhoneNumber(Cast.silentPhone()), "MG0123456789abcdef0123456789abcdef", body);
  }

  private List<Message> received() {
    List<Message> received = new ArrayList<>();
    Message.reader().setTo(new PhoneNumber(SENDER)).read(twilio).forEach(received::add);
    return received;
  }

  private List<String> statuses() {
    return customer.all().stream().map(callback -> callback.field("MessageStatus")).toList();
  }

  private Message send(String to, String body) {
    return send(to, SENDER, body);
  }

  private Message send(String to, String from, String body) {
    return Message.creator(new PhoneNumber(to), new PhoneNumber(from), body).create(twilio);
  }

  private Message fetch(Message message) {
    return Message.fetcher(message.getSid()).fetch(twilio);
  }

  private void inbound(String from, String body) throws Exception {
    plain.control("POST", "inbound", Map.of("from", from, "to", SENDER, "body", body));
  }

  private int refusal(String to, String from, String body) {
    try {
      var answer = plain.postTwilio("Messages.json", SimulatorClient.text(to, from, body));
      assertThat(answer.statusCode()).isEqualTo(400);
      return SimulatorClient.json(answer).path("code").asInt();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private long accepted() {
    try {
      return plain.control("summary").path("accepted").asLong();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
