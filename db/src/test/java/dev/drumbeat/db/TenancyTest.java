package dev.drumbeat.db;

import static dev.drumbeat.db.generated.Tables.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenancyTest {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void aWorkspaceSeesItsOwnRowsAndNoOther() {
    UUID ours = test.workspace();
    UUID theirs = test.workspace();
    test.database().doInWorkspace(ours, tx -> insertOwner(tx, ours));

    assertThat(ownersSeenBy(ours)).isEqualTo(1);
    assertThat(ownersSeenBy(theirs)).isZero();
  }

  @Test
  void withoutAWorkspaceNothingIsSeen() {
    UUID ours = test.workspace();
    test.database().doInWorkspace(ours, tx -> insertOwner(tx, ours));

    int seen = test.database().withoutWorkspace(tx -> tx.fetchCount(OWNER));

    assertThat(seen).isZero();
  }

  @Test
  void aRowOfAnotherWorkspaceCannotBeWritten() {
    UUID ours = test.workspace();
    UUID theirs = test.workspace();

    assertThatThrownBy(() -> test.database().doInWorkspace(ours, tx -> insertOwner(tx, theirs)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void everyTableButTheListedOnesHasRowLevelSecurity() throws SQLException {
    try (var connection = test.ownerConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select string_agg(relname, ',' order by relname) from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
                  and not relrowsecurity
                """)) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("dependency,flyway_schema_history");
    }
  }

  @Test
  void theApplicationOwnsNoTableAndCannotBypassSecurity() throws SQLException {
    try (var connection = test.ownerConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select (select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                        where r.rolname in ('drumbeat_app', 'drumbeat_test')),
                       (select bool_or(rolbypassrls or rolsuper) from pg_roles
                        where rolname in ('drumbeat_app', 'drumbeat_test'))
                """)) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
      assertThat(rows.getBoolean(2)).isFalse();
    }
  }

  private static int ownersSeenBy(UUID workspace) {
    return test.database().inWorkspace(workspace, tx -> tx.fetchCount(OWNER));
  }

  private static void insertOwner(DSLContext tx, UUID workspace) {
    tx.insertInto(OWNER)
        .set(OWNER.WORKSPACE_ID, workspace)
        .set(OWNER.OWNER_KEY, UUID.randomUUID().toString())
        .set(OWNER.NAME, "Pike Street Holdings LLC")
        .execute();
  }
}
