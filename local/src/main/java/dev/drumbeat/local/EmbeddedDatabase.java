package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * PostgreSQL from the embedded binaries, with its data in the folder and settings that survive a
 * power cut. It listens on the loopback address alone and asks everybody for a password.
 */
final class EmbeddedDatabase implements Database {
  private static final String MAJOR_VERSION = "18";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final EmbeddedPostgres postgres;
  private final Path data;
  private final PostgresSecrets secrets;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path data, PostgresSecrets secrets) {
    this.postgres = postgres;
    this.data = data;
    this.secrets = secrets;
  }

  /** Where a folder keeps it. */
  static Path dataIn(DataFolder folder) {
    return folder.path("postgres");
  }

  /**
   * Starts it, after having stopped what a killed run left on the folder.
   *
   * @throws StartFailure if it can't start here; its own log tells more
   */
  static EmbeddedDatabase start(DataFolder folder, int port) {
    Path data = dataIn(folder);
    Path log = folder.log("postgres.log");
    PostgresProcess.stopLeftover(data);
    try {
      requireSameVersion(data);
      PostgresSetup setup = PostgresSetup.of(folder);
      EmbeddedPostgres postgres = builder(data, log, port, setup).start();
      setup.createRoles(postgres);
      return new EmbeddedDatabase(postgres, data, setup.secrets());
    } catch (IOException | SQLException | IllegalStateException e) {
      PostgresProcess.stopLeftover(data);
      throw failure(log, e);
    }
  }

  @Override
  public DatabaseAddress app() {
    return access("drumbeat", secrets.app());
  }

  @Override
  public Optional<DatabaseAddress> owner() {
    return Optional.of(access("drumbeat_owner", secrets.owner()));
  }

  @Override
  public void close() {
    try {
      postgres.close();
      // It gives up waiting after five seconds; a checkpoint may take longer.
      PostgresProcess.stopLeftover(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatabaseAddress access(String user, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:%d/drumbeat".formatted(postgres.getPort()), user, password);
  }

  private static EmbeddedPostgres.Builder builder(
      Path data, Path log, int port, PostgresSetup setup) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(setup.binaries().toFile())
        .setDataDirectoryCustomizer(ignored -> setup.secure())
        .setPort(port)
        .setPGStartupWait(START_LIMIT)
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setConnectConfig("password", setup.secrets().superuser())
        // One ordering of text on every machine, whatever its locale.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        // The library's defaults are made for tests: they lose data in a crash.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        // Empty but for benchmarks, which count statements.
        .setServerConfig(
            "shared_preload_libraries", System.getProperty("drumbeat.postgres.preload", ""))
        .setServerConfig("jit", "off");
  }

  private static void requireSameVersion(Path data) throws IOException {
    Path file = data.resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : MAJOR_VERSION;
    if (!version.equals(MAJOR_VERSION)) {
      throw new StartFailure(
          "The data folder holds a database of PostgreSQL %s, this is %s"
              .formatted(version, MAJOR_VERSION),
          "Run the version that made it, or choose another folder with --data");
    }
  }

  private static StartFailure failure(Path log, Exception behind) {
    if (ProcessRights.areRoot() && !LinuxUtils.isUnshareAvailable()) {
      return new StartFailure(
          "PostgreSQL doesn't run as root, and this system has user namespaces turned off",
          "Run as another user, or set DATABASE_URL to a database that runs already",
          behind);
    }
    return new StartFailure(
        "PostgreSQL didn't start" + LogTail.lastError(log), "Its log is " + log, behind);
  }
}
