package dev.drumbeat.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema that this build expects. Runs as the owner of the tables. */
public final class Migrations {
  private Migrations() {}

  /**
   * Migrates, then lets a login role act as the application.
   *
   * @param owner the database as the role that owns the tables
   * @param applicationUser the login role that the processes connect as
   */
  public static void migrate(DatabaseAddress owner, String applicationUser) {
    Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        // Migrations are one concern each and land in any order; a database in use takes them so.
        .outOfOrder(true)
        .load()
        .migrate();
    if (!applicationUser.equals(owner.user())) {
      grantTo(owner, applicationUser);
    }
  }

  private static void grantTo(DatabaseAddress owner, String applicationUser) {
    try (Connection connection =
            DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "grant drumbeat_app to " + statement.enquoteIdentifier(applicationUser, true));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make " + applicationUser + " an application role", e);
    }
  }
}
