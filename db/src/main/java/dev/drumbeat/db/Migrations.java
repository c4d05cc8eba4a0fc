package dev.drumbeat.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema that this build expects. Runs as the owner of the tables. */
public final class Migrations {
  private static final String MEMBERSHIP =
      """
      select exists (select from pg_roles u, pg_roles a
                     where u.rolname = ? and a.rolname = 'drumbeat_app'
                       and pg_has_role(u.oid, a.oid, 'MEMBER')),
             (select o.rolsuper or o.rolcreaterole from pg_roles o where o.rolname = current_user)
      """;

  private Migrations() {}

  /**
   * Migrates, then lets a login role act as the application.
   *
   * @param owner the database as the role that owns the tables
   * @param applicationUser the login role that the processes connect as
   * @throws DatabaseFault when the owner lacks CREATEROLE and would need it
   */
  public static void migrate(DatabaseAddress owner, String applicationUser) {
    boolean member = isMember(owner, applicationUser);
    Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        // Migrations are one concern each and land in any order; a database in use takes them so.
        .outOfOrder(true)
        .load()
        .migrate();
    if (!member && !applicationUser.equals(owner.user())) {
      grantTo(owner, applicationUser);
    }
  }

  /** Whether it needs no role to be made or granted; else the owner must have the right to. */
  private static boolean isMember(DatabaseAddress owner, String applicationUser) {
    try (Connection connection = connect(owner);
        var statement = connection.prepareStatement(MEMBERSHIP)) {
      statement.setString(1, applicationUser);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        boolean member = row.getBoolean(1);
        if (!member && !row.getBoolean(2)) {
          throw new DatabaseFault(
              "The owner role '%s' may not make the application's role".formatted(owner.user()),
              "As a superuser run: alter role %s createrole"
                  .formatted(statement.enquoteIdentifier(owner.user(), false)));
        }
        return member;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database can't be asked for its roles", e);
    }
  }

  private static void grantTo(DatabaseAddress owner, String applicationUser) {
    try (Connection connection = connect(owner);
        var statement = connection.createStatement()) {
      statement.execute(
          "grant drumbeat_app to " + statement.enquoteIdentifier(applicationUser, true));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make " + applicationUser + " an application role", e);
    }
  }

  private static Connection connect(DatabaseAddress owner) throws SQLException {
    return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
  }
}
