package dev.drumbeat.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stripe's signature of an event: HMAC-SHA256, under the endpoint's secret, of time and raw body
 * (docs.stripe.com/webhooks/signature). While a secret is being changed there are two.
 */
final class StripeSignature {
  /** Stripe's own: each repeat is signed anew. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final int MOST_SIGNATURES = 10;

  private StripeSignature() {}

  static boolean valid(String secret, String header, byte[] body, Instant now) {
    String time = "";
    List<String> signatures = new ArrayList<>();
    for (String part : header.split(",", MOST_SIGNATURES + 1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      if (name.equals("t")) {
        time = value;
      } else if (name.equals("v1")) {
        signatures.add(value);
      }
    }
    if (!SECONDS.matcher(time).matches() || !isFresh(time, now)) {
      return false;
    }
    byte[] expected = sign(secret, time, body).getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (String signature : signatures) {
      matches |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }
    return matches;
  }

  static String sign(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isFresh(String time, Instant now) {
    return Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
            .abs()
            .compareTo(TOLERANCE)
        <= 0;
  }
}
