package dev.drumbeat.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passwords of the embedded PostgreSQL's roles, in a file of mode 0600. Loopback isn't private
 * on a machine with other users, and JDBC has no Unix sockets without a native library: so each
 * role has a password.
 */
record PostgresSecrets(String superuser, String owner, String app) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();

  static PostgresSecrets generate() {
    return new PostgresSecrets(password(), password(), password());
  }

  static Optional<PostgresSecrets> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readString(file), PostgresSecrets.class))
        : Optional.empty();
  }

  void write(Path file) throws IOException {
    PrivateFiles.write(file, JSON.writeValueAsString(this));
  }

  @Override
  public String toString() {
    return "PostgresSecrets[hidden]";
  }

  private static String password() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
