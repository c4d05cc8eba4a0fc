package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
  private final StubProvider provider = new StubProvider();
  private final Providers providers = new Providers(HttpTimeouts.STANDARD);

  @AfterEach
  void close() {
    providers.close();
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TWILIO, /2010-04-01/Accounts/AC0123.json",
    "SENDGRID, /v3/scopes",
    "REGRID, /api/v2/parcels/address",
    "BATCHDATA, /api/v1/wallet/balance"
  })
  void asksOnceAndWithoutCost(String name, String path) {
    provider.answers(200, "{}");

    assertThat(probe(name).status()).isEqualTo(Probe.Status.HEALTHY);
    assertThat(provider.onlyRequest().method()).isEqualTo("GET");
    assertThat(provider.onlyRequest().uri()).hasPath(path).hasNoParameter("query");
  }

  @ParameterizedTest
  @CsvSource({
    "TWILIO, 401, UNHEALTHY",
    "TWILIO, 404, UNHEALTHY",
    "TWILIO, 503, UNHEALTHY",
    "TWILIO, 429, DEGRADED",
    "SENDGRID, 403, UNHEALTHY",
    "REGRID, 401, UNHEALTHY",
    "REGRID, 400, HEALTHY",
    "BATCHDATA, 401, UNHEALTHY",
    "BATCHDATA, 403, HEALTHY"
  })
  void judgesByTheStatus(String name, int status, Probe.Status expected) {
    provider.answers(status, "{\"message\": \"no\"}");

    assertThat(probe(name).status()).isEqualTo(expected);
  }

  @Test
  void isUnhealthyWithoutAConnection() {
    provider.close();

    Probe probe = probe("SENDGRID");

    assertThat(probe.status()).isEqualTo(Probe.Status.UNHEALTHY);
    assertThat(probe.detail()).isEqualTo("No connection to the provider");
  }

  private Probe probe(String name) {
    return providers
        .probes()
        .probe(
            switch (name) {
              case "TWILIO" -> Accounts.twilio(provider.baseUrl());
              case "SENDGRID" -> Accounts.sendGrid(provider.baseUrl());
              default -> Accounts.data(name, false, provider.baseUrl());
            });
  }
}
