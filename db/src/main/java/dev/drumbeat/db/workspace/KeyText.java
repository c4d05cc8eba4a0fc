package dev.drumbeat.db.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** How an API key is made and hashed: 256 random bits need no slow hash. */
final class KeyText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PREFIX_LENGTH = 9;

  private KeyText() {}

  static String random() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return "drum_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  static String prefix(String key) {
    return key.substring(0, PREFIX_LENGTH);
  }

  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
