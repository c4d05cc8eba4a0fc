package dev.drumbeat.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.api.ApiApplication;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.DatabaseAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ApiPropertiesTest {
  private static final Map<String, Object> NEEDED =
      Map.of(
          "drumbeat.database.url", "jdbc:postgresql://db/drumbeat",
          "drumbeat.database.user", "app",
          "drumbeat.secret-key", TestApi.SECRET_KEY);

  @Test
  void hasDefaultsForWhatNeedsNoDecision() {
    ApiProperties properties = bind(NEEDED);

    assertThat(properties.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(properties.temporal().address()).isEqualTo("localhost:7233");
    assertThat(properties.temporal().namespace()).isEqualTo("drumbeat");
    assertThat(properties.temporal().uiUrl()).isNull();
    assertThat(properties.simulatedHosts()).isEmpty();
    assertThat(properties.database().connections()).isEqualTo(16);
  }

  @Test
  void takesWhatIsSet() {
    ApiProperties properties =
        bind(
            with(
                Map.of(
                    "drumbeat.public-url", "https://drum.example.com/",
                    "drumbeat.temporal.address", "temporal:7233",
                    "drumbeat.temporal.namespace", "prod",
                    "drumbeat.temporal.ui-url", "http://localhost:8233/",
                    "drumbeat.simulated-hosts", "simulator,other",
                    "drumbeat.database.connections", "4")));

    assertThat(properties.publicUrl()).isEqualTo("https://drum.example.com");
    assertThat(properties.temporal())
        .isEqualTo(
            new ApiProperties.TemporalSettings("temporal:7233", "prod", "http://localhost:8233"));
    assertThat(properties.simulatedHosts()).containsExactlyInAnyOrder("simulator", "other");
    assertThat(properties.database().connections()).isEqualTo(4);
  }

  @Test
  void readsADatabaseInEitherForm() {
    assertThat(Settings.address("postgres://me:p%40ss@db:5433/drum?sslmode=require", "", ""))
        .isEqualTo(
            new DatabaseAddress("jdbc:postgresql://db:5433/drum?sslmode=require", "me", "p@ss"));
    assertThat(Settings.address("postgres://me:x@db/drum", "app", "secret"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/drum", "app", "secret"));
  }

  @Test
  void showsNoSecrets() {
    ApiProperties properties = bind(with(Map.of("drumbeat.database.password", "hush-hush")));

    assertThat(properties + " " + properties.database())
        .doesNotContain("hush-hush")
        .doesNotContain(TestApi.SECRET_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "drumbeat.database.url, '', drumbeat.database.url is not set",
    "drumbeat.database.url, mysql://db/x, begins neither with jdbc:postgresql:",
    "drumbeat.database.url, postgres:///x, names no host",
    "drumbeat.database.user, '', names no user",
    "drumbeat.database.connections, 0, drumbeat.database.connections is 0",
    "drumbeat.secret-key, '', drumbeat.secret-key is not set",
    "drumbeat.secret-key, c2hvcnQ=, drumbeat.secret-key is not 32 bytes in base64",
    "drumbeat.public-url, drum.example.com, drumbeat.public-url is no http or https address",
    "drumbeat.temporal.address, nowhere, drumbeat.temporal.address is not host:port",
    "drumbeat.temporal.ui-url, ftp://x, drumbeat.temporal.ui-url is no http or https address",
  })
  void refusesABadValueWithItsCause(String name, String value, String cause) {
    assertThatThrownBy(() -> bind(with(Map.of(name, value))))
        .rootCause()
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining(cause);
  }

  @Test
  void saysCauseAndRemedyInsteadOfAStackTrace(CapturedOutput output) {
    var bad = with(Map.of("drumbeat.secret-key", "", "server.port", "0"));

    assertThatThrownBy(() -> ApiApplication.start(bad)).isInstanceOf(RuntimeException.class);

    assertThat(output)
        .contains("drumbeat.secret-key is not set")
        .contains("openssl rand -base64 32")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  @Test
  void refusesASettingThatItDoesNotKnow(CapturedOutput output) {
    var bad = with(Map.of("drumbeat.publik-url", "https://drum.example.com", "server.port", "0"));

    assertThatThrownBy(() -> ApiApplication.start(bad)).isInstanceOf(RuntimeException.class);

    assertThat(output).contains("drumbeat.publik-url").doesNotContain("\tat ");
  }

  private static Map<String, Object> with(Map<String, Object> more) {
    var all = new HashMap<>(NEEDED);
    all.putAll(more);
    return all;
  }

  private static ApiProperties bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("drumbeat", ApiProperties.class)
        .get();
  }
}
