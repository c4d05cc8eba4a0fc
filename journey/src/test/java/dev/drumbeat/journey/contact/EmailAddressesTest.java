package dev.drumbeat.journey.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {
  @Test
  void isOneAddressInAnyCase() {
    assertThat(EmailAddresses.normalise(" Ann.Lee+x@Example.COM "))
        .contains("ann.lee+x@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.com",
        "ann@",
        "ann@example",
        "a b@example.com",
        "ann@@example.com",
        "ann@-example.com",
        ".ann@example.com",
        "ann@example..com",
        "<ann@example.com>",
      })
  void refusesWhatIsNone(String raw) {
    assertThat(EmailAddresses.normalise(raw)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(EmailAddresses.normalise("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddresses.normalise("a".repeat(1_000_000))).isEmpty();
  }

  @Test
  void masksTheName() {
    assertThat(EmailAddresses.mask("ann@example.com")).isEqualTo("a***@example.com");
  }
}
