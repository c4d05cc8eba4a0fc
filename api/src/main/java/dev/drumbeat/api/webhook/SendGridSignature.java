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
 *
 * @param publicKey base64 of X.509
 * @param tolerance how far from now the signed timestamp may be
 */
record SendGridSignature(String publicKey, Duration tolerance) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  /** Whether it is true and of our time. */
  boolean valid(SignedBody body, Instant now) {
    return isFresh(body.timestamp(), now) && isTrue(body);
  }

  /** What came: the two headers and the raw bytes. */
  record SignedBody(String signature, String timestamp, byte[] bytes) {}

  private boolean isFresh(String timestamp, Instant now) {
    return SECONDS.matcher(timestamp).matches()
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(tolerance)
            <= 0;
  }

  private boolean isTrue(SignedBody body) {
    try {
      byte[] signature = Base64.getDecoder().decode(body.signature());
      // Padding left off and unused bits would make other texts of the same signature.
      if (!Base64.getEncoder().encodeToString(signature).equals(body.signature())) {
        return false;
      }
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key(publicKey));
      verifier.update(body.timestamp().getBytes(StandardCharsets.UTF_8));
      verifier.update(body.bytes());
      return verifier.verify(signature);
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
