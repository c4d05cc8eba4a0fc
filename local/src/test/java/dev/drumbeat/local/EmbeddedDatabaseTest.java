package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir static Path root;
  static DataFolder folder;
  static Database database;

  @BeforeAll
  static void start() {
    folder = DataFolder.open(root.resolve("data"));
    database = EmbeddedDatabase.start(folder, FreePorts.choose().database());
  }

  @AfterAll
  static void stop() {
    database.close();
    folder.close();
  }

  @Test
  void survivesAPowerCut() throws SQLException {
    assertThat(ask(owner(), "show fsync")).isEqualTo("on");
    assertThat(ask(owner(), "show synchronous_commit")).isEqualTo("on");
    assertThat(ask(owner(), "show full_page_writes")).isEqualTo("on");
  }

  @Test
  void listensOnLoopbackOnlyAndNotOnASocketFile() throws SQLException {
    assertThat(ask(owner(), "show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Path.of("/tmp/.s.PGSQL." + ask(owner(), "show port"))).doesNotExist();
  }

  @Test
  void letsNobodyInWithoutAPassword() {
    DatabaseAddress superuser =
        new DatabaseAddress(database.app().url().replace("/drumbeat", "/postgres"), "postgres", "");
    assertThatThrownBy(() -> ask(superuser, "select 1")).isInstanceOf(SQLException.class);
  }

  @Test
  void keepsThePasswordsToItsOwner() throws IOException {
    Path secrets = folder.path("postgres-secrets.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(folder.log("postgres.log")))
        .doesNotContain(database.app().password());
  }

  @Test
  void givesTheAppARoleThatRowLevelSecurityBinds() throws SQLException {
    String rights =
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
            + " where rolname = current_user";
    assertThat(ask(database.app(), rights)).isEqualTo("f");
    assertThat(
            ask(
                owner(),
                "select pg_get_userbyid(datdba) from pg_database where datname = 'drumbeat'"))
        .isEqualTo("drumbeat_owner");
  }

  @Test
  void migratesAndLetsTheAppIn() throws SQLException {
    database.migrate();

    assertThat(ask(database.app(), "select count(*) from campaign")).isEqualTo("0");
    assertThatThrownBy(() -> ask(database.app(), "select count(*) from flyway_schema_history"))
        .hasMessageContaining("permission denied");
  }

  private static DatabaseAddress owner() {
    return database.owner().orElseThrow();
  }

  static String ask(DatabaseAddress access, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
