package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.DatabaseUrls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that runs elsewhere and outlives the run. */
record ExternalDatabase(DatabaseAddress app, @Nullable DatabaseAddress ownerAccess)
    implements Database {

  /**
   * Reads {@code DATABASE_URL} and, if it is set, {@code DATABASE_OWNER_URL}; user and password may
   * be in them or in variables of their own, ending in {@code _USER} and {@code _PASSWORD}.
   *
   * @throws StartFailure if one is not well formed or can't be used
   */
  static ExternalDatabase open(Map<String, String> environment) {
    return new ExternalDatabase(
        Objects.requireNonNull(reach("DATABASE", environment)),
        reach("DATABASE_OWNER", environment));
  }

  @Override
  public Optional<DatabaseAddress> owner() {
    return Optional.ofNullable(ownerAccess);
  }

  @Override
  public void close() {}

  private static @Nullable DatabaseAddress reach(String name, Map<String, String> environment) {
    String variable = name + "_URL";
    String url = environment.getOrDefault(variable, "");
    if (url.isBlank()) {
      return null;
    }
    try {
      DatabaseAddress address =
          DatabaseUrls.parse(
              url.strip(), environment.get(name + "_USER"), environment.get(name + "_PASSWORD"));
      requireReachable(variable, address);
      return address;
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "%s can't be used: %s".formatted(variable, e.getMessage()),
          "Give it as postgresql://user:password@host:port/database",
          e);
    }
  }

  private static void requireReachable(String variable, DatabaseAddress access) {
    try (Connection connection =
        DriverManager.getConnection(access.url(), access.user(), access.password())) {
      if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
        throw new StartFailure(
            "The database of " + variable + " is older than PostgreSQL 15", "Use a newer server");
      }
    } catch (SQLException e) {
      throw new StartFailure(
          "The database of %s can't be used (%s)".formatted(variable, e.getMessage()),
          "Check that it runs and that the address is right",
          e);
    }
  }
}
