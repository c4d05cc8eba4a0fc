package dev.drumbeat.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The login role of the processes: row-level security must bind it, or workspaces see each other.
 */
public final class ApplicationRole {
  private static final String SECONDS = "5";
  private static final String ASK =
      """
      select r.rolname, r.rolsuper, r.rolbypassrls,
             exists (select from pg_class c
                     where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
                       and not c.relforcerowsecurity
                       and pg_has_role(r.oid, c.relowner, 'USAGE'))
      from pg_roles r where r.rolname = current_user
      """;

  private ApplicationRole() {}

  /**
   * Checks before a process starts. Says nothing where the database doesn't answer within seconds:
   * {@link Database} checks again before its first use.
   *
   * @throws DatabaseFault when row-level security doesn't bind the role
   */
  public static void requireBound(DatabaseAddress address) {
    var properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    for (String each : new String[] {"loginTimeout", "connectTimeout", "socketTimeout"}) {
      properties.setProperty(each, SECONDS);
    }
    try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
      requireBound(connection);
    } catch (SQLException e) {
      System.getLogger(ApplicationRole.class.getName())
          .log(System.Logger.Level.WARNING, "The database doesn't answer yet: {0}", e.getMessage());
    }
  }

  static void requireBound(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet role = statement.executeQuery(ASK)) {
      role.next();
      String name = role.getString(1);
      refuse(role.getBoolean(2), name, "is a superuser");
      refuse(role.getBoolean(3), name, "has BYPASSRLS");
      refuse(role.getBoolean(4), name, "owns the tables");
    }
  }

  private static void refuse(boolean unbound, String name, String why) {
    if (unbound) {
      throw new DatabaseFault(
          "The database role '%s' %s, so row-level security doesn't bind it and workspaces would see"
                  .formatted(name, why)
              + " each other",
          "Let DATABASE_URL name another login role (create role drumbeat login password '...'), and"
              + " keep this one for DATABASE_OWNER_URL");
    }
  }
}
