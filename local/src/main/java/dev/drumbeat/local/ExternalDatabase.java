package dev.drumbeat.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that runs elsewhere and outlives the run. */
record ExternalDatabase(DatabaseAccess app, @Nullable DatabaseAccess ownerAccess)
    implements Database {

  static ExternalDatabase open(String appUrl, String ownerUrl) {
    DatabaseAccess app = DatabaseAccess.parse("DATABASE_URL", appUrl);
    requireReachable("DATABASE_URL", app);
    if (ownerUrl.isBlank()) {
      return new ExternalDatabase(app, null);
    }
    DatabaseAccess owner = DatabaseAccess.parse("DATABASE_OWNER_URL", ownerUrl);
    requireReachable("DATABASE_OWNER_URL", owner);
    return new ExternalDatabase(app, owner);
  }

  @Override
  public Optional<DatabaseAccess> owner() {
    return Optional.ofNullable(ownerAccess);
  }

  @Override
  public void admitApp() throws SQLException {
    if (ownerAccess != null) {
      Database.admit(ownerAccess, app);
    }
  }

  @Override
  public void close() {}

  private static void requireReachable(String variable, DatabaseAccess access) {
    try (Connection connection = access.connect()) {
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
