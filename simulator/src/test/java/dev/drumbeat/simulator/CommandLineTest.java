package dev.drumbeat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void takesOptionsBeforeTheEnvironmentBeforeDefaults() throws Exception {
    CommandLine command =
        CommandLine.parse(
            new String[] {
              "--port", "9001", "--faults", "mild", "--seed", "42", "--callbacks", "off"
            },
            Map.of(
                "SIMULATOR_PORT", "9002", "SIMULATOR_DATA", "elsewhere", "TWILIO_AUTH_TOKEN", "t"));

    assertThat(command.config().listen().port()).isEqualTo(9001);
    assertThat(command.config().dataFolder()).isEqualTo(Path.of("elsewhere"));
    assertThat(command.config().seed()).isEqualTo(42);
    assertThat(command.config().behaviour().faults().name()).isEqualTo("mild");
    assertThat(command.config().behaviour().callbacks()).isFalse();
    assertThat(command.config().authToken()).isEqualTo("t");
    assertThat(command.config().listen().host()).isEqualTo("127.0.0.1");
    assertThat(command.hooks()).isEmpty();
  }

  @Test
  void setsHooks() throws Exception {
    CommandLine command =
        CommandLine.parse(new String[] {"--twilio-inbound", "http://api:8080/in"}, Map.of());
    assertThat(command.hooks())
        .hasValueSatisfying(urls ->
            assertThat(urls.twilioInboundUrl()).isEqualTo(URI.create("http://api:8080/in")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> CommandLine.parse(new String[] {"--prot", "1"}, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--prot");
    assertThatThrownBy(() -> CommandLine.parse(new String[] {"--callbacks", "no"}, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CommandLine.parse(new String[] {"--faults", "wild"}, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
