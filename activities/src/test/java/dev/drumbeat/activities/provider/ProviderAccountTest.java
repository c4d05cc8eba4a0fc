package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAccountTest {
  private static final URI CALLBACKS = URI.create("https://drumbeat.example/webhooks/twilio/k3y");

  @Test
  void showsNoSecret() {
    assertThat(Accounts.twilio(URI.create("http://localhost:1")).toString())
        .isEqualTo("ProviderAccount[TWILIO, simulated, http://localhost:1]");
  }

  @Test
  void neverSendsASimulatedAccountToTheRealProvider() {
    Map<String, String> credentials = Map.of("accountSid", "AC1", "authToken", "t");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderAccount("TWILIO", false, null, credentials, CALLBACKS))
        .withMessage("A simulated TWILIO account needs a base URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWILIO", "SENDGRID", "REGRID", "BATCHDATA"})
  void existsOnlyWithItsCredentials(String provider) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderAccount(provider, true, null, Map.of(), CALLBACKS))
        .withMessageStartingWith("The " + provider + " account has no ");
  }
}
