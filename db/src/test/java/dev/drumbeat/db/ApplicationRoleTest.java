package dev.drumbeat.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationRoleTest {
  private final TestDatabase test = TestDatabase.create();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void isFineWhereRowLevelSecurityBindsIt() {
    assertThatCode(() -> ApplicationRole.requireBound(test.application()))
        .doesNotThrowAnyException();
  }

  @Test
  void isRefusedAsASuperuser() {
    assertThatThrownBy(() -> ApplicationRole.requireBound(test.owner()))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageStartingWith("The database role 'postgres' is a superuser")
        .hasMessageContaining("Let DATABASE_URL name another login role");
  }

  @Test
  void isRefusedWhereItBypassesRowLevelSecurity() throws SQLException {
    DatabaseAddress bypassing = role("bypassrls");

    assertThatThrownBy(() -> ApplicationRole.requireBound(bypassing))
        .hasMessageContaining("has BYPASSRLS");
  }

  @Test
  void isRefusedAsTheOwnerOfATableAlsoThroughAnotherRole() throws SQLException {
    DatabaseAddress owner = role("");
    DatabaseAddress member = role("in role " + owner.user());
    execute("alter table hold owner to " + owner.user());

    assertThatThrownBy(() -> ApplicationRole.requireBound(owner))
        .hasMessageContaining("owns the tables");
    assertThatThrownBy(() -> ApplicationRole.requireBound(member))
        .hasMessageContaining("owns the tables");
  }

  @Test
  void isLookedAtAgainBeforeTheFirstUse() {
    try (Database database = Database.open(test.owner(), 1)) {
      assertThatThrownBy(() -> database.withoutWorkspace(tx -> tx.fetch("select 1")))
          .isInstanceOf(DatabaseFault.class);
    }
  }

  @Test
  void cannotBeMadeByAnOwnerWithoutTheRight() throws SQLException {
    DatabaseAddress poor = role("");

    assertThatThrownBy(() -> Migrations.migrate(poor, "somebody"))
        .isInstanceOf(DatabaseFault.class)
        .hasMessageContaining("may not make the application's role")
        .hasMessageContaining("alter role " + poor.user() + " createrole");
  }

  private DatabaseAddress role(String options) throws SQLException {
    String name = "r" + UUID.randomUUID().toString().replace("-", "");
    execute("create role %s login password '%s' %s".formatted(name, name, options));
    return new DatabaseAddress(test.owner().url(), name, name);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = test.ownerConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
