package dev.drumbeat.db.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.TestDatabase;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntegrationStoreTest {
  private static final URI SIMULATOR = URI.create("http://localhost:9000/twilio");
  private static TestDatabase test;
  private static IntegrationStore store;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    store = new IntegrationStore(test.database(), Secrets.ofBase64(Secrets.randomKey()));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void givesTheCredentialsBack() {
    UUID workspace = test.workspace();
    store.upsert(workspace, twilio("token-1"));

    Integration found = store.credentials(workspace, Provider.TWILIO).orElseThrow();

    assertThat(found.credential("authToken")).isEqualTo("token-1");
    assertThat(found.baseUrl()).isEqualTo(SIMULATOR);
    assertThat(found.toString()).doesNotContain("token-1");
  }

  @Test
  void keepsTheWebhookAddressWhenTheCredentialsChange() {
    UUID workspace = test.workspace();
    String key = store.upsert(workspace, twilio("token-1")).webhookKey();

    IntegrationSummary changed = store.upsert(workspace, twilio("token-2"));

    assertThat(changed.webhookKey()).isEqualTo(key).hasSizeGreaterThanOrEqualTo(24);
    assertThat(store.list(workspace)).hasSize(1);
    assertThat(store.credentials(workspace, Provider.TWILIO).orElseThrow().credential("authToken"))
        .isEqualTo("token-2");
  }

  @Test
  void isOneWorkspacesOnly() {
    UUID ours = test.workspace();
    store.upsert(ours, twilio("token-1"));

    assertThat(store.credentials(test.workspace(), Provider.TWILIO)).isEmpty();
    assertThat(store.delete(test.workspace(), Provider.TWILIO)).isFalse();
    assertThat(store.delete(ours, Provider.TWILIO)).isTrue();
    assertThat(store.find(ours, Provider.TWILIO)).isEmpty();
  }

  @Test
  void refusesMissingOrUnknownCredentials() {
    assertThatThrownBy(
            () -> new NewIntegration(Provider.REGRID, Mode.LIVE, null, Map.of("tokn", "x")))
        .hasMessage("REGRID asks for the credentials [token]");
  }

  @Test
  void simulatedProvidersAreHereOrWhereTheConfigurationSays() {
    var hosts = new SimulatedHosts(Set.of("simulator"));

    assertThat(hosts.permits(URI.create("http://localhost:1"))).isTrue();
    assertThat(hosts.permits(URI.create("http://[::1]:1"))).isTrue();
    assertThat(hosts.permits(URI.create("http://simulator:9000/x"))).isTrue();
    assertThat(hosts.permits(URI.create("https://api.twilio.com"))).isFalse();
    assertThat(hosts.permits(URI.create("http://localhost.example.com"))).isFalse();
    assertThat(hosts.permits(URI.create("file:///etc/passwd"))).isFalse();
  }

  private static NewIntegration twilio(String token) {
    return new NewIntegration(
        Provider.TWILIO,
        Mode.SIMULATED,
        SIMULATOR,
        Map.of("accountSid", "AC00000000000000000000000000000001", "authToken", token));
  }
}
