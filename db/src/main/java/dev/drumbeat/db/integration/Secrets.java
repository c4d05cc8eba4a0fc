package dev.drumbeat.db.integration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts credentials at rest with AES-256-GCM. The workspace and provider are authenticated with
 * them, so that a ciphertext copied to another row doesn't open there.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;

  private Secrets(SecretKey key) {
    this.key = key;
  }

  /**
   * @param base64 32 bytes
   * @throws IllegalArgumentException when it isn't that
   */
  public static Secrets ofBase64(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("a secret key has 32 bytes, this has " + bytes.length);
    }
    return new Secrets(new SecretKeySpec(bytes, "AES"));
  }

  /** A new key's text, for who sets an installation up. */
  public static String randomKey() {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] encrypt(UUID workspace, Provider provider, String plain) {
    return encrypt(workspace, provider.name(), plain);
  }

  /** Encrypts what can only be read again for the same workspace and purpose. */
  public byte[] encrypt(UUID workspace, String purpose, String plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        run(
            Cipher.ENCRYPT_MODE,
            nonce,
            aad(workspace, purpose),
            plain.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * @throws IllegalStateException when the key, the workspace or the provider is another one, or
   *     the bytes were changed
   */
  String decrypt(UUID workspace, Provider provider, byte[] encrypted) {
    return decrypt(workspace, provider.name(), encrypted);
  }

  /**
   * @throws IllegalStateException as {@link #decrypt(UUID, Provider, byte[])}
   */
  public String decrypt(UUID workspace, String purpose, byte[] encrypted) {
    if (encrypted.length <= 1 + NONCE_BYTES || encrypted[0] != VERSION) {
      throw new IllegalStateException("Stored credentials are not in a known form");
    }
    var buffer = ByteBuffer.wrap(encrypted, 1, encrypted.length - 1);
    var nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    var sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    byte[] plain = run(Cipher.DECRYPT_MODE, nonce, aad(workspace, purpose), sealed);
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** A code that only this installation can make, under a key of its own for each purpose. */
  public byte[] sign(String purpose, String text) {
    try {
      byte[] derived = mac(new SecretKeySpec(key.getEncoded(), "HmacSHA256"), purpose);
      return mac(new SecretKeySpec(derived, "HmacSHA256"), text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(SecretKey key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] run(int mode, byte[] nonce, byte[] aad, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(aad);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Stored credentials don't open with this DRUMBEAT_SECRET_KEY", e);
    }
  }

  private static byte[] aad(UUID workspace, String purpose) {
    return (workspace + "/" + purpose).getBytes(StandardCharsets.UTF_8);
  }
}
