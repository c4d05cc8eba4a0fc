package dev.drumbeat.db.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final UUID WORKSPACE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private final Secrets secrets = Secrets.ofBase64(Secrets.randomKey());

  @Test
  void opensWhatItClosed() {
    byte[] closed = secrets.encrypt(WORKSPACE, Provider.TWILIO, "{\"authToken\":\"abc\"}");

    assertThat(secrets.decrypt(WORKSPACE, Provider.TWILIO, closed))
        .isEqualTo("{\"authToken\":\"abc\"}");
    assertThat(new String(closed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("authToken");
  }

  @Test
  void closesTheSameTextDifferentlyEachTime() {
    assertThat(secrets.encrypt(WORKSPACE, Provider.REGRID, "x"))
        .isNotEqualTo(secrets.encrypt(WORKSPACE, Provider.REGRID, "x"));
  }

  @Test
  void opensNothingInAnotherPlaceOrWithAnotherKeyOrChanged() {
    byte[] closed = secrets.encrypt(WORKSPACE, Provider.TWILIO, "x");
    byte[] changed = closed.clone();
    changed[changed.length - 1] ^= 1;

    assertRefused(secrets, UUID.randomUUID(), Provider.TWILIO, closed);
    assertRefused(secrets, WORKSPACE, Provider.SENDGRID, closed);
    assertRefused(Secrets.ofBase64(Secrets.randomKey()), WORKSPACE, Provider.TWILIO, closed);
    assertRefused(secrets, WORKSPACE, Provider.TWILIO, changed);
    assertRefused(secrets, WORKSPACE, Provider.TWILIO, new byte[] {1, 2, 3});
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> Secrets.ofBase64(Base64.getEncoder().encodeToString(new byte[16])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a secret key has 32 bytes, this has 16");
  }

  private static void assertRefused(
      Secrets secrets, UUID workspace, Provider provider, byte[] closed) {
    assertThatThrownBy(() -> secrets.decrypt(workspace, provider, closed))
        .isInstanceOf(IllegalStateException.class);
  }
}
