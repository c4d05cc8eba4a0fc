package dev.drumbeat.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How Vapi proves that a server message is its own, by the credential that the server's settings
 * name (docs.vapi.ai/server-url/server-authentication): an HMAC-SHA256 of {@code timestamp.body},
 * or the secret itself as a bearer token or in the older {@code X-Vapi-Secret}.
 *
 * @param secret of the credential
 */
record VapiSignature(String secret) {
  static final Duration TOLERANCE = Duration.ofMinutes(10);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

  /** In milliseconds from here on, in seconds before: seconds reach it in the year 5138. */
  private static final long MILLISECONDS = 100_000_000_000L;

  /** What came: three headers, empty where they are missing, and the raw bytes. */
  record Signed(String signature, String timestamp, String token, byte[] body) {}

  /** Whether it is true; where there is a signature, the token counts for nothing. */
  boolean valid(Signed signed, Instant now) {
    return signed.signature().isEmpty()
        ? same(secret, signed.token())
        : isFresh(signed.timestamp(), now) && same(sign(signed), signed.signature());
  }

  private static boolean isFresh(String timestamp, Instant now) {
    if (!DIGITS.matcher(timestamp).matches()) {
      return false;
    }
    long value = Long.parseLong(timestamp);
    Instant at = value >= MILLISECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
  }

  private String sign(Signed signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((signed.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(signed.body()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "VapiSignature";
  }
}
