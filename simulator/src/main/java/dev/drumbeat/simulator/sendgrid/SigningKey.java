package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key of the signed event webhook: ECDSA on P-256, kept in the data folder. */
final class SigningKey {
  private final PrivateKey privateKey;
  private final String publicKey;

  private record Stored(String privateKey, String publicKey) {}

  private SigningKey(PrivateKey privateKey, String publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  static SigningKey open(Path folder) throws IOException {
    Path file = folder.resolve("sendgrid-signing-key.json");
    try {
      if (Files.notExists(file)) {
        store(file, generate());
      }
      Stored stored = Json.MAPPER.readValue(Files.readAllBytes(file), Stored.class);
      byte[] encoded = Base64.getDecoder().decode(stored.privateKey());
      PrivateKey key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new SigningKey(key, stored.publicKey());
    } catch (GeneralSecurityException unusable) {
      throw new IOException(file + " holds no usable key", unusable);
    }
  }

  static SigningKey unknown() throws GeneralSecurityException {
    KeyPair pair = generate();
    return new SigningKey(pair.getPrivate(), base64(pair.getPublic().getEncoded()));
  }

  private static KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static void store(Path file, KeyPair pair) throws IOException {
    Stored stored =
        new Stored(base64(pair.getPrivate().getEncoded()), base64(pair.getPublic().getEncoded()));
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, Json.bytes(stored));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Base64 of X.509, as SendGrid's settings give it. */
  String publicKey() {
    return publicKey;
  }

  /** Base64 of the DER signature over the timestamp and the raw body. */
  String sign(String timestamp, byte[] body) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(privateKey);
      signature.update(timestamp.getBytes(StandardCharsets.US_ASCII));
      signature.update(body);
      return base64(signature.sign());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has ECDSA", missing);
    }
  }
}
