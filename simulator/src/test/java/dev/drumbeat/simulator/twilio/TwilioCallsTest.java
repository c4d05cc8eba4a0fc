package dev.drumbeat.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Cast;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.people.CallFate.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwilioCallsTest {
  private static final PhoneNumber SENDER = new PhoneNumber("+12065550199");
  private static final String MENU =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Response>
        <Gather input="dtmf" numDigits="1" action="/pressed?step=1" timeout="3">
          <Say>This is an automated call. Press 1 to hear more, 9 to opt out.</Say>
        </Gather>
        <Redirect>/voicemail</Redirect>
      </Response>
      """;

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private TwilioRestClient twilio;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws Exception {
    config = SimulatorConfig.defaults(folder).withPace(0.005).withLatency(Duration.ZERO);
    customer = new CallbackReceiver();
    customer.answering(request ->
        switch (request.path()) {
          case "/script" -> MENU;
          case "/pressed" -> "<Response><Say>Thank you.</Say><Hangup/></Response>";
          case "/voicemail" -> "<Response><Say>Please call us back.</Say></Response>";
          default -> "";
        });
    simulator = Simulator.start(config);
    twilio = LocalTwilio.client(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    customer.close();
  }

  @Test
  void walksTheScriptOfSomebodyWhoPressesOne() {
    Call call = call(reachable(Outcome.HUMAN, "1"));

    assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(call.getStartTime()).isNull();
    awaitEnd(call);
    assertThat(paths()).containsSubsequence("/script", "/pressed");
    assertThat(customer.at("/pressed").getFirst().form())
        .containsEntry("Digits", "1")
        .containsEntry("CallSid", call.getSid());
    assertThat(customer.at("/script").getFirst().form())
        .containsEntry("AnsweredBy", "human")
        .containsEntry("CallStatus", "in-progress");
    assertThat(events()).containsExactly("initiated", "ringing", "in-progress", "completed");
    Call ended = fetch(call);
    assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(Integer.parseInt(ended.getDuration())).isPositive();
    assertThat(ended.getPrice()).startsWith("-0.01");
  }

  @Test
  void signsEveryRequestOfACall() {
    awaitEnd(call(reachable(Outcome.HUMAN, "9")));

    RequestValidator validator = new RequestValidator(config.authToken());
    assertThat(customer.all())
        .hasSizeGreaterThan(5)
        .allSatisfy(request ->
            assertThat(
                    validator.validate(
                        request.url(), request.form(), request.header("X-Twilio-Signature")))
                .isTrue());
  }

  @Test
  void leavesTheRestOfTheScriptOnVoicemail() {
    Call call = call(reachable(Outcome.VOICEMAIL, null));
    awaitEnd(call);

    assertThat(paths()).containsSubsequence("/script", "/voicemail").doesNotContain("/pressed");
    assertThat(fetch(call).getAnsweredBy()).startsWith("machine_end_");
  }

  @Test
  void endsWithoutAScriptWhenNobodyPicksUp() {
    Map<Outcome, Call.Status> ends =
        Map.of(Outcome.BUSY, Call.Status.BUSY, Outcome.NO_ANSWER, Call.Status.NO_ANSWER);
    ends.forEach((outcome, status) -> {
      Call call = call(reachable(outcome, null));
      await().until(() -> fetch(call).getStatus() == status);
    });
    assertThat(customer.at("/script")).isEmpty();
  }

  @Test
  void speaksTwimlThatCameWithTheCall() {
    Call call =
        Call.creator(
                new PhoneNumber(reachable(Outcome.VOICEMAIL, null)),
                SENDER,
                new Twiml("<Response><Say>Hello</Say></Response>"))
            .create(twilio);
    awaitEnd(call);
    assertThat(Call.reader().setTo(new PhoneNumber(call.getTo())).read(twilio))
        .singleElement()
        .satisfies(listed -> assertThat(listed.getSid()).isEqualTo(call.getSid()));
  }

  @Test
  void tellsTheDetectorsVerdictWhileTheCallGoesOn() {
    Call call =
        Call.creator(
                new PhoneNumber(reachable(Outcome.VOICEMAIL, null)),
                SENDER,
                URI.create(customer.url("/script")))
            .setMachineDetection("Enable")
            .setAsyncAmd("true")
            .setAsyncAmdStatusCallback(URI.create(customer.url("/verdict")))
            .create(twilio);
    awaitEnd(call);

    await().until(() -> !customer.at("/verdict").isEmpty());
    assertThat(customer.at("/verdict").getFirst().field("AnsweredBy")).isEqualTo("machine_start");
    assertThat(customer.at("/script").getFirst().form()).doesNotContainKey("AnsweredBy");
  }

  @Test
  void hangsUpOverTheApi() throws Exception {
    simulator.close();
    simulator = Simulator.start(config.withPace(1_000));
    twilio = LocalTwilio.client(simulator, config);
    Call call = call(reachable(Outcome.HUMAN, "1"));

    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twilio);

    assertThat(fetch(call).getStatus()).isEqualTo(Call.Status.CANCELED);
    await().until(() -> events().equals(List.of("canceled")));
  }

  @Test
  void completesWhenTheScriptIsNoTwiml() {
    customer.answering(request -> "<html>");
    Call call = call(reachable(Outcome.HUMAN, "1"));
    awaitEnd(call);
    assertThat(customer.at("/pressed")).isEmpty();
  }

  @Test
  void refusesWithTwiliosCodes() throws Exception {
    SimulatorClient plain = new SimulatorClient(simulator, config);
    String to = reachable(Outcome.HUMAN, "1");
    assertThat(refusal(plain, Map.of("From", SENDER.toString(), "Url", "http://a.example/")))
        .isEqualTo(21201);
    assertThat(refusal(plain, Map.of("To", "+1555", "From", "x", "Url", "http://a.example/")))
        .isEqualTo(21211);
    assertThat(refusal(plain, Map.of("To", to, "Url", "http://a.example/"))).isEqualTo(21213);
    assertThat(refusal(plain, Map.of("To", to, "From", SENDER.toString()))).isEqualTo(21205);
    assertThat(
            refusal(
                plain,
                Map.of(
                    "To",
                    to,
                    "From",
                    SENDER.toString(),
                    "Url",
                    "http://a.example/",
                    "StatusCallback",
                    "http://under_score/")))
        .isEqualTo(21609);
  }

  private static int refusal(SimulatorClient plain, Map<String, String> form) throws Exception {
    var answer = plain.postTwilio("Calls.json", form);
    assertThat(answer.statusCode()).isEqualTo(400);
    return SimulatorClient.json(answer).path("code").asInt();
  }

  private Call call(String to) {
    return Call.creator(new PhoneNumber(to), SENDER, URI.create(customer.url("/script")))
        .setMachineDetection("DetectMessageEnd")
        .setStatusCallback(URI.create(customer.url("/status?attempt=a1&effect=e1")))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
        .create(twilio);
  }

  private static String reachable(Outcome outcome, @Nullable String digit) {
    return Cast.phone(p ->
        p.undeliveredCode() == null
            && p.call().outcome() == outcome
            && (digit == null || digit.equals(p.call().digit())));
  }

  private void awaitEnd(Call call) {
    await().until(() -> fetch(call).getStatus() == Call.Status.COMPLETED);
    if (call.getSid() != null && !customer.at("/status").isEmpty()) {
      await().until(() -> events().contains("completed"));
    }
  }

  private Call fetch(Call call) {
    return Call.fetcher(call.getSid()).fetch(twilio);
  }

  private List<String> paths() {
    return customer.all().stream().map(CallbackReceiver.Received::path).toList();
  }

  private List<String> events() {
    return customer.at("/status").stream().map(request -> request.field("CallStatus")).toList();
  }
}
