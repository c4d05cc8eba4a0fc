package dev.drumbeat.db;

import dev.drumbeat.db.workspace.Bootstrap;
import dev.drumbeat.db.workspace.NewKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a database before the processes start: migrates it, and creates the first workspace. Its
 * API key is printed once, or written to the file that {@code DRUMBEAT_API_KEY_FILE} names. Reads
 * {@code DATABASE_OWNER_URL}, {@code _USER} and {@code _PASSWORD}, and {@code DATABASE_USER}, the
 * role that the processes log in as.
 */
public final class Migrate {
  private final Map<String, String> environment;
  private final PrintStream out;

  Migrate(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Ends with 0, or with 1 and one line that says why. */
  public static void main(String[] args) {
    try {
      new Migrate(System.getenv(), System.out).run();
    } catch (IllegalArgumentException | IOException | DatabaseFault e) {
      fail(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    } catch (FlywayException | DataAccessException | IllegalStateException e) {
      fail("The database can't be prepared: " + root(e));
    }
  }

  void run() throws IOException {
    DatabaseAddress owner = owner();
    Migrations.migrate(owner, required("DATABASE_USER"));
    out.println("The database is up to date.");
    Optional<NewKey> key = Bootstrap.ensureDefault(owner);
    if (key.isPresent()) {
      tell(key.get().key());
    }
  }

  private DatabaseAddress owner() {
    String url = required("DATABASE_OWNER_URL");
    try {
      return DatabaseUrls.parse(
          url, given("DATABASE_OWNER_USER"), given("DATABASE_OWNER_PASSWORD"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("DATABASE_OWNER_URL can't be used: " + e.getMessage(), e);
    }
  }

  private void tell(String key) throws IOException {
    String file = given("DRUMBEAT_API_KEY_FILE");
    if (file == null) {
      out.println("API key of workspace default, shown this once: " + key);
      return;
    }
    Path path = Path.of(file);
    try {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(path, key);
    out.println("The API key of workspace default is in " + file);
  }

  private String required(String variable) {
    String value = given(variable);
    if (value == null) {
      throw new IllegalArgumentException(variable + " is not set.");
    }
    return value;
  }

  private @Nullable String given(String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  private static void fail(String line) {
    System.err.println(line);
    System.exit(1);
  }
}
