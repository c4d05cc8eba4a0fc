package dev.drumbeat.local;

import dev.drumbeat.db.ApplicationRole;
import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.DatabaseFault;
import dev.drumbeat.db.Migrations;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL that a run uses, as the two roles that it knows. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
  /** The login role of worker and api: reads and writes rows, is bound by row-level security. */
  DatabaseAddress app();

  /** The role that owns the schema and migrates it; none if somebody else migrates. */
  Optional<DatabaseAddress> owner();

  /** Migrates as the owner, if there is one; what row-level security doesn't bind is refused. */
  default void migrate() {
    try {
      owner().ifPresent(owner -> Migrations.migrate(owner, app().user()));
      ApplicationRole.requireBound(app());
    } catch (DatabaseFault e) {
      throw new StartFailure(e.fault(), e.remedy());
    }
  }

  @Override
  void close();

  /**
   * The database of {@code DATABASE_URL} and {@code DATABASE_OWNER_URL} if the first is set, else
   * an embedded one kept in the folder.
   */
  static Database start(DataFolder folder, int port, Map<String, String> environment) {
    return environment.getOrDefault("DATABASE_URL", "").isBlank()
        ? EmbeddedDatabase.start(folder, port)
        : ExternalDatabase.open(environment);
  }
}
