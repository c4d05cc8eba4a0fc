package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients against the simulator, which is written to the same documents by other hands. */
class SimulatedTwilioTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);

  @TempDir Path folder;
  private final Providers providers = new Providers(new HttpTimeouts(PATIENCE, PATIENCE));
  private final Instant submitted = Instant.now();

  @AfterEach
  void close() {
    providers.close();
  }

  @Test
  void sendsATextAndReadsHowItDoes() throws IOException {
    try (Simulator simulator = simulator(FaultPlan.none())) {
      Answer answer = providers.messages().send(account(simulator), text());

      assertThat(answer).isInstanceOf(Answer.Accepted.class);
      String sid = ((Answer.Accepted) answer).providerId();
      assertThat(providers.messages().fetch(account(simulator), sid))
          .isInstanceOf(Fetched.State.class);
      assertThat(providers.messages().fetch(account(simulator), "SM404"))
          .isEqualTo(new Fetched.Missing<>());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {
        "ACCEPTED_500",
        "ACCEPTED_LATE",
        "ACCEPTED_RESET",
        "ACCEPTED_GARBAGE",
        "ACCEPTED_DRIP"
      })
  void findsTheTextThatWasTakenWithoutAProperAnswer(FaultKind fault) throws IOException {
    try (Simulator simulator = simulator(FaultPlan.always(fault, Duration.ofSeconds(2)))) {
      assertThat(providers.messages().send(account(simulator), text()))
          .isInstanceOf(Answer.Unknown.class);
      assertThat(find(simulator, Set.of())).isInstanceOf(Finding.Found.class);
      String sid = ((Finding.Found) find(simulator, Set.of())).providerId();
      assertThat(find(simulator, Set.of(sid))).isEqualTo(new Finding.Nothing());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"ERROR_500", "BAD_GATEWAY_HTML", "UNAVAILABLE_503", "REFUSED_RESET"})
  void findsNothingWhereNothingWasTaken(FaultKind fault) throws IOException {
    try (Simulator simulator = simulator(FaultPlan.always(fault, Duration.ZERO))) {
      assertThat(providers.messages().send(account(simulator), text()))
          .isInstanceOf(Answer.Unknown.class);
      assertThat(find(simulator, Set.of())).isEqualTo(new Finding.Nothing());
    }
  }

  @Test
  void knowsThatARateLimitedTextWasNotSent() throws IOException {
    FaultPlan limited = FaultPlan.always(FaultKind.TOO_MANY_REQUESTS, Duration.ZERO);
    try (Simulator simulator = simulator(limited)) {
      assertThat(providers.messages().send(account(simulator), text()))
          .isInstanceOf(Answer.NotSent.class);
    }
  }

  @Test
  void isHealthy() throws IOException {
    try (Simulator simulator = simulator(FaultPlan.none())) {
      assertThat(providers.probes().probe(account(simulator)).status())
          .isEqualTo(Probe.Status.HEALTHY);
    }
  }

  private Simulator simulator(FaultPlan faults) throws IOException {
    return Simulator.start(
        SimulatorConfig.defaults(folder).withFaults(faults).withLatency(Duration.ZERO));
  }

  private Finding find(Simulator simulator, Set<String> knownIds) {
    return providers.messages().find(account(simulator), text(), submitted, knownIds, List.of());
  }

  private static SmsRequest text() {
    return new SmsRequest(
        UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee06"),
        "e1/text1/1/SMS/0",
        "+12065550147",
        "+12065550100",
        "Hi Ada, still own 12 Elm?",
        Duration.ofHours(1));
  }

  private ProviderAccount account(Simulator simulator) {
    SimulatorConfig config = SimulatorConfig.defaults(folder);
    return new ProviderAccount(
        "TWILIO",
        false,
        URI.create(simulator.baseUrl()),
        Map.of("accountSid", config.accountSid(), "authToken", config.authToken()),
        URI.create("http://localhost:1/webhooks/twilio/k3y"));
  }
}
