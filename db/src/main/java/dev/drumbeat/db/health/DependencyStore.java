package dev.drumbeat.db.health;

import static dev.drumbeat.db.generated.Tables.DEPENDENCY;
import static org.jooq.impl.DSL.selectOne;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.health.Dependency.Mode;
import dev.drumbeat.db.health.Dependency.Status;
import java.util.List;
import java.util.Locale;

/** Keeps the last look at each service, for the process as a whole. */
public final class DependencyStore {
  private final Database database;

  public DependencyStore(Database database) {
    this.database = database;
  }

  /** Keeps a look, in place of the one before. */
  public void record(Dependency seen) {
    String status = seen.status().name().toLowerCase(Locale.ROOT);
    database.withoutWorkspace(tx ->
        tx.insertInto(DEPENDENCY)
            .set(DEPENDENCY.SERVICE, seen.service())
            .set(DEPENDENCY.MODE, seen.mode().name())
            .set(DEPENDENCY.STATUS, status)
            .set(DEPENDENCY.RESPONSE_MS, seen.responseMillis())
            .set(DEPENDENCY.DETAIL, seen.detail())
            .set(DEPENDENCY.CHECKED_AT, seen.checkedAt())
            .onConflict(DEPENDENCY.SERVICE)
            .doUpdate()
            .set(DEPENDENCY.MODE, seen.mode().name())
            .set(DEPENDENCY.STATUS, status)
            .set(DEPENDENCY.RESPONSE_MS, seen.responseMillis())
            .set(DEPENDENCY.DETAIL, seen.detail())
            .set(DEPENDENCY.CHECKED_AT, seen.checkedAt())
            .execute());
  }

  public List<Dependency> all() {
    return database.withoutWorkspace(tx ->
        tx.selectFrom(DEPENDENCY)
            .fetch(row ->
                new Dependency(
                    row.getService(),
                    Mode.valueOf(row.getMode()),
                    Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                    row.getResponseMs(),
                    row.getDetail(),
                    row.getCheckedAt())));
  }

  /** Asks the database for nothing; throws when it can't be reached. */
  public void ping() {
    database.withoutWorkspace(tx -> tx.fetchExists(selectOne()));
  }
}
