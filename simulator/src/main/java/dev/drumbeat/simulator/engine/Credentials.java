package dev.drumbeat.simulator.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What callers must know to be let in. The text of this record is never printed. */
public record Credentials(
    String accountSid,
    String authToken,
    String sendgridApiKey,
    String regridToken,
    String batchdataToken,
    String vapiApiKey,
    String vapiWebhookSecret) {

  /** Made-up ones, alike on every machine, so that nothing has to be configured. */
  public static Credentials simulated() {
    return new Credentials(
        "AC51a1a70551a1a70551a1a70551a1a705",
        "simulated-auth-token",
        "SG.simulated.api-key",
        "simulated-regrid-token",
        "simulated-batchdata-token",
        "simulated-vapi-key",
        "simulated-vapi-webhook-secret");
  }

  /** Compares in constant time. */
  public static boolean same(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The token of {@code Authorization: Bearer}, null when the header is something else. */
  public static @Nullable String bearer(@Nullable String authorization) {
    String scheme = "Bearer ";
    return authorization != null && authorization.startsWith(scheme)
        ? authorization.substring(scheme.length()).strip()
        : null;
  }

  @Override
  public String toString() {
    return "Credentials[" + accountSid + "]";
  }
}
