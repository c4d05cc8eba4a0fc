package dev.drumbeat.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * SendGrid's signature of events: ECDSA over timestamp and raw body. The body is taken to the last
 * byte: without its trailing line break a true signature fails.
 */
final class SendGridSignature {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private SendGridSignature() {}

  /**
   * Whether it is true and at most five minutes from now.
   *
   * @param publicKey base64 of X.509
   */
  static boolean valid(String publicKey, SignedBody body, Instant now) {
    return isFresh(body.timestamp(), now) && isTrue(publicKey, body);
  }

  /** What came: the two headers and the raw bytes. */
  record SignedBody(String signature, String timestamp, byte[] bytes) {}

  private static boolean isFresh(String timestamp, Instant now) {
    return SECONDS.matcher(timestamp).matches()
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(MAX_AGE)
            <= 0;
  }

  private static boolean isTrue(String publicKey, SignedBody body) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key(publicKey));
      verifier.update(body.timestamp().getBytes(StandardCharsets.UTF_8));
      verifier.update(body.bytes());
      return verifier.verify(Base64.getDecoder().decode(body.signature()));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SendGrid's webhook public key can't be used", e);
    }
  }

  private static PublicKey key(String base64) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
