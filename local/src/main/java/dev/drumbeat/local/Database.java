package dev.drumbeat.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL that a run uses, as the two roles that it knows. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
  /** The login role of worker and api: reads and writes rows, is bound by row-level security. */
  DatabaseAccess app();

  /** The role that owns the schema and migrates it; none if somebody else migrates. */
  Optional<DatabaseAccess> owner();

  /**
   * Lets the app's role use what the migrations granted to the group role {@code drumbeat_app}. To
   * be called after each migration, as the group may be new.
   */
  void admitApp() throws SQLException;

  @Override
  void close();

  /**
   * The database of {@code DATABASE_URL} and {@code DATABASE_OWNER_URL} if the first is set, else
   * an embedded one kept in the folder.
   */
  static Database start(DataFolder folder, int port, Map<String, String> environment) {
    String url = environment.getOrDefault("DATABASE_URL", "");
    if (url.isBlank()) {
      return EmbeddedDatabase.start(folder, port);
    }
    return ExternalDatabase.open(url, environment.getOrDefault("DATABASE_OWNER_URL", ""));
  }

  /** Admits the app's role as the owner, who may since it created the group. */
  static void admit(DatabaseAccess owner, DatabaseAccess app) throws SQLException {
    if (owner.user().equals(app.user())) {
      return;
    }
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("grant drumbeat_app to " + statement.enquoteIdentifier(app.user(), true));
    }
  }
}
