package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that runs elsewhere and outlives the run. */
record ExternalDatabase(DatabaseAddress app, @Nullable DatabaseAddress ownerAccess)
    implements Database {

  static ExternalDatabase open(String appUrl, String ownerUrl) {
    DatabaseAddress app = DatabaseUrl.parse("DATABASE_URL", appUrl);
    requireReachable("DATABASE_URL", app);
    if (ownerUrl.isBlank()) {
      return new ExternalDatabase(app, null);
    }
    DatabaseAddress owner = DatabaseUrl.parse("DATABASE_OWNER_URL", ownerUrl);
    requireReachable("DATABASE_OWNER_URL", owner);
    return new ExternalDatabase(app, owner);
  }

  @Override
  public Optional<DatabaseAddress> owner() {
    return Optional.ofNullable(ownerAccess);
  }

  @Override
  public void close() {}

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
