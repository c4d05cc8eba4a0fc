package dev.drumbeat.activities.outgoing;

import dev.drumbeat.db.secret.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook by Standard Webhooks: HMAC-SHA256 over id, timestamp and body.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * The header's value: one signature for each secret, separated by spaces.
   *
   * @param secrets {@code whsec_…}
   * @param timestamp epoch seconds
   */
  static String of(List<String> secrets, String id, long timestamp, String body) {
    String signed = id + "." + timestamp + "." + body;
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(String secret, String signed) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(SigningKeys.PREFIX.length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
