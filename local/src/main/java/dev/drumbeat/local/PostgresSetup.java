package dev.drumbeat.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a database cluster ours: passwords for all before it listens for the first time, then the
 * two roles and the database that the product uses.
 *
 * @param binaries where the PostgreSQL programs are unpacked, shared by all data folders
 * @param secretsFile absent until the cluster has these passwords
 */
record PostgresSetup(
    Path data, Path log, Path binaries, Path secretsFile, PostgresSecrets secrets) {

  private static final String ACCESS_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";
  private static final String NO_STATEMENTS_IN_LOG = "log_min_error_statement = panic";

  static PostgresSetup of(DataFolder folder) throws IOException {
    Path secretsFile = folder.path("postgres-secrets.json");
    return new PostgresSetup(
        EmbeddedDatabase.dataIn(folder),
        folder.log("postgres.log"),
        PrivateFiles.createFolder(CacheFolder.path(System.getenv()).resolve("postgres-18")),
        secretsFile,
        PostgresSecrets.read(secretsFile).orElseGet(PostgresSecrets::generate));
  }

  /** Between initdb, which trusts everybody, and the first start. */
  void secure() {
    try {
      // The library opens the folder of its programs to all users.
      if (!binaries.toFile().setWritable(false, false) || !binaries.toFile().setWritable(true)) {
        throw new IOException("can't protect " + binaries);
      }
      Files.writeString(data.resolve("pg_hba.conf"), ACCESS_RULES);
      if (!Files.exists(secretsFile)) {
        setSuperuserPassword();
        secrets.write(secretsFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates what is missing; sets the passwords each time, as the file may be newer. */
  void createRoles(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      execute(connection, "set " + NO_STATEMENTS_IN_LOG);
      login(connection, "drumbeat_owner", "createrole", secrets.owner());
      login(connection, "drumbeat", "nocreaterole", secrets.app());
      if (!exists(connection, "select 1 from pg_database where datname = ?", "drumbeat")) {
        execute(connection, "create database drumbeat owner drumbeat_owner");
      }
      execute(connection, "revoke connect, temporary on database drumbeat from public");
      execute(connection, "grant connect on database drumbeat to drumbeat");
    }
  }

  private static void login(Connection connection, String role, String right, String password)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
      execute(connection, "create role " + role);
    }
    execute(
        connection,
        "alter role %s login nosuperuser nocreatedb nobypassrls %s password '%s'"
            .formatted(role, right, password));
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // In single-user mode, so that no server ever listens without a password.
  private void setSuperuserPassword() throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program("postgres"), "--single", "-D", data.toString()));
    command.addAll(List.of("-c", NO_STATEMENTS_IN_LOG.replace(" ", ""), "postgres"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    try (var input = process.outputWriter()) {
      input.write("alter role postgres password '%s'%n".formatted(secrets.superuser()));
    }
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("postgres --single ended with " + process.exitValue());
    }
  }

  private String program(String name) throws IOException {
    try (Stream<Path> found =
        Files.find(binaries, 3, (path, kind) -> path.endsWith("bin/" + name))) {
      return found
          .max(Comparator.comparing(path -> path.toFile().lastModified()))
          .orElseThrow(() -> new IOException("no " + name + " in " + binaries))
          .toString();
    }
  }
}
