package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The database of a data folder for who only reads: that of the product which runs there, else the
 * embedded one, started alone and stopped again.
 *
 * @param running whether the product runs, and with it the simulator
 */
record AuditedDatabase(DatabaseAddress address, boolean running, AutoCloseable end)
    implements AutoCloseable {

  /**
   * Reaches or starts it.
   *
   * @throws StartFailure if there is none
   */
  static AuditedDatabase of(Path data, Map<String, String> environment) {
    if (!environment.getOrDefault("DATABASE_URL", "").isBlank()) {
      return new AuditedDatabase(ExternalDatabase.open(environment).app(), true, () -> {});
    }
    if (!Files.exists(data.resolve("postgres").resolve("PG_VERSION"))) {
      throw new StartFailure(
          "There is no database in " + data.toAbsolutePath().normalize(),
          "Name the data folder with --data, or set DATABASE_URL");
    }
    String url = running(data.resolve("runtime.json"));
    return url.isEmpty() ? start(data) : new AuditedDatabase(app(data, url), true, () -> {});
  }

  private static String running(Path runtime) {
    if (!Files.exists(runtime)) {
      return "";
    }
    RuntimeFile.Content content = RuntimeFile.read(runtime);
    boolean alive = ProcessHandle.of(content.pid()).filter(ProcessHandle::isAlive).isPresent();
    return alive ? content.addresses().getOrDefault("database", "") : "";
  }

  private static DatabaseAddress app(Path data, String url) {
    try {
      Path file = data.resolve("postgres-secrets.json");
      PostgresSecrets secrets =
          PostgresSecrets.read(file)
              .orElseThrow(() ->
                  new StartFailure(file + " is missing", "Name the right folder with --data"));
      return new DatabaseAddress(url, "drumbeat", secrets.app());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditedDatabase start(Path data) {
    StartedParts parts = new StartedParts();
    try {
      DataFolder folder = DataFolder.open(data);
      parts.start(() -> folder);
      EmbeddedDatabase database =
          parts.start(() -> EmbeddedDatabase.start(folder, Ports.free().database()));
      return new AuditedDatabase(database.app(), false, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (end instanceof StartedParts parts) {
      parts.close();
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "database at " + address.url();
  }
}
