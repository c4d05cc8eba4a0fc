package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls, e-mail and look-ups against the simulator, which is written by other hands. */
class SimulatedProvidersTest {
  @TempDir Path folder;
  private final Providers providers = new Providers(HttpTimeouts.STANDARD);
  private final OneRequest http = new OneRequest(HttpTimeouts.STANDARD);
  private SimulatorConfig config = SimulatorConfig.defaults(Path.of("."));
  private @Nullable Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO);
    simulator = Simulator.start(config);
  }

  @AfterEach
  void close() throws IOException {
    providers.close();
    http.close();
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void placesACallAndFindsItAgain() {
    CallRequest call =
        new CallRequest(
            UUID.randomUUID(),
            "e1/call1/1/CALL/0",
            "+12065550147",
            "+12065550100",
            true,
            Duration.ofSeconds(20),
            Duration.ofMinutes(5));
    ProviderAccount twilio =
        account(
            "TWILIO", Map.of("accountSid", config.accountSid(), "authToken", config.authToken()));
    Instant submitted = Instant.now();

    Answer answer = providers.calls().place(twilio, call);

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    String sid = ((Answer.Accepted) answer).providerId();
    assertThat(providers.calls().find(twilio, call, submitted, Set.of(), List.of()))
        .isEqualTo(new Finding.Found(sid, null));
    assertThat(providers.calls().fetch(twilio, sid)).isInstanceOf(Fetched.State.class);
  }

  @Test
  void sendsAnEmail() {
    ProviderAccount sendGrid = account("SENDGRID", Map.of("apiKey", config.sendgridApiKey()));

    assertThat(providers.mail().send(sendGrid, mail("ada@example.com")))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(providers.mail().send(sendGrid, mail("nobody"))).isInstanceOf(Answer.Rejected.class);
    assertThat(providers.probes().probe(sendGrid).status()).isEqualTo(Probe.Status.HEALTHY);
  }

  @Test
  void learnsWhoOwnsAnAddressAndHowToReachThem() {
    ProviderAccount regrid = account("REGRID", Map.of("token", config.regridToken()));
    ProviderAccount data = account("BATCHDATA", Map.of("token", config.batchdataToken()));
    BatchData batchData = new BatchData(http, number -> Optional.of("+1" + number));

    List<ParcelFacts> parcels = new ArrayList<>();
    List<PersonFacts> people = new ArrayList<>();
    for (int house = 100; house < 120; house++) {
      Looked<ParcelFacts> parcel = providers.regrid().lookUp(regrid, parcel(house));
      Looked<List<PersonFacts>> traced = batchData.trace(data, trace(house));
      Stream.ofNullable(parcel.facts()).forEach(parcels::add);
      Stream.ofNullable(traced.facts()).forEach(people::addAll);
    }

    assertThat(parcels).hasSizeGreaterThan(10).allMatch(parcel -> parcel.ownerName() != null);
    assertThat(people).hasSizeGreaterThan(10).allMatch(PersonFacts::simulated);
    assertThat(people).anyMatch(person -> person.consent() != null);
    assertThat(people).flatExtracting(PersonFacts::phones).isNotEmpty();
    assertThat(providers.probes().probe(regrid).status()).isEqualTo(Probe.Status.HEALTHY);
  }

  private ProviderAccount account(String provider, Map<String, String> credentials) {
    return new ProviderAccount(
        provider,
        false,
        URI.create(Objects.requireNonNull(simulator).baseUrl()),
        credentials,
        URI.create("http://localhost:1/webhooks/k3y"));
  }

  private static EmailRequest mail(String to) {
    return new EmailRequest(
        UUID.randomUUID(),
        "e1/email1/1/EMAIL/0",
        to,
        "Ada",
        "office@example.org",
        "The Office",
        "About 12 Elm",
        "Hello",
        "<p>Hello</p>",
        Map.of("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        false);
  }

  private static ParcelRequest parcel(int house) {
    return new ParcelRequest(
        UUID.randomUUID(), "e1/parcel", house + " Olive Way", "Seattle", "WA", "98101");
  }

  private static SkipTraceRequest trace(int house) {
    return new SkipTraceRequest(
        UUID.randomUUID(), "e1/trace", house + " Olive Way", "Seattle", "WA", "98101", null);
  }
}
