package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a provider does to a request, it gets that one request and no second. */
class OneRequestPerAttemptTest {
  private static final UUID ATTEMPT = UUID.randomUUID();
  private final StubProvider stub = new StubProvider();
  private final Providers providers =
      new Providers(new HttpTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(2)));

  /** What goes wrong. */
  enum Fault {
    SERVER_ERROR(stub -> stub.answers(500, "{\"code\": 20500, \"message\": \"Oops\"}")),
    UNAVAILABLE(stub -> stub.answers(503, "Service Unavailable", "Retry-After", "1")),
    RATE_LIMITED(stub -> stub.answers(429, "{\"code\": 20429}", "Retry-After", "1")),
    UNAUTHORIZED(stub -> stub.answers(401, "{\"code\": 20003, \"message\": \"No\"}")),
    SILENCE(StubProvider::staysSilent),
    HANGS_UP(StubProvider::hangsUp),
    GARBAGE(stub -> stub.answers(201, "<html>OK</html>"));

    private final Consumer<StubProvider> behaviour;

    Fault(Consumer<StubProvider> behaviour) {
      this.behaviour = behaviour;
    }
  }

  @AfterEach
  void close() {
    providers.close();
    stub.close();
  }

  @ParameterizedTest
  @EnumSource
  void aText(Fault fault) {
    fault.behaviour.accept(stub);

    providers
        .messages()
        .send(
            Accounts.twilio(stub.baseUrl()),
            new SmsRequest(
                ATTEMPT, "e", "+12065550101", "+12065550100", "Hi", Duration.ofHours(1)));

    assertThat(stub.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCall(Fault fault) {
    fault.behaviour.accept(stub);

    providers
        .calls()
        .place(
            Accounts.twilio(stub.baseUrl()),
            new CallRequest(
                ATTEMPT,
                "e",
                "+12065550101",
                "+12065550100",
                true,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5)));

    assertThat(stub.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anEmail(Fault fault) {
    fault.behaviour.accept(stub);

    providers
        .mail()
        .send(
            Accounts.sendGrid(stub.baseUrl()),
            new EmailRequest(
                ATTEMPT,
                "e",
                "ada@example.com",
                null,
                "team@example.com",
                null,
                "Hi",
                "Hi",
                null,
                Map.of(),
                false));

    assertThat(stub.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aParcel(Fault fault) {
    fault.behaviour.accept(stub);

    providers
        .regrid()
        .lookUp(
            Accounts.data("REGRID", true, stub.baseUrl()),
            new ParcelRequest(ATTEMPT, "e", "12 Elm St", "Seattle", "WA", "98101"));

    assertThat(stub.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aSkipTrace(Fault fault) {
    fault.behaviour.accept(stub);

    providers
        .batchData()
        .trace(
            Accounts.data("BATCHDATA", true, stub.baseUrl()),
            new SkipTraceRequest(ATTEMPT, "e", "12 Elm St", "Seattle", "WA", "98101", null));

    assertThat(stub.seen()).hasSize(1);
  }
}
