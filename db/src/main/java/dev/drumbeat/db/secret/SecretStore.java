package dev.drumbeat.db.secret;

import static dev.drumbeat.db.generated.Tables.SECRET;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.generated.tables.records.SecretRecord;
import dev.drumbeat.db.integration.Secrets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Keeps the secrets that webhooks name; a value goes in and only a webhook takes it out. */
public final class SecretStore {
  /** Secrets of one workspace at most. */
  public static final int MOST = 200;

  private final Database database;
  private final Secrets secrets;

  public SecretStore(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /** Stores one, in place of the one of that name; nothing when there is no room for another. */
  public Optional<SecretName> put(UUID workspace, String name, String value) {
    byte[] encrypted = secrets.encrypt(workspace, purpose(name), value);
    return database.inWorkspace(
        workspace,
        tx -> {
          boolean known = tx.fetchExists(SECRET, SECRET.NAME.eq(name));
          if (!known && tx.fetchCount(SECRET) >= MOST) {
            return Optional.empty();
          }
          return Optional.of(summary(write(tx, workspace, name, encrypted)));
        });
  }

  private static SecretRecord write(DSLContext tx, UUID workspace, String name, byte[] encrypted) {
    tx.insertInto(SECRET)
        .set(SECRET.WORKSPACE_ID, workspace)
        .set(SECRET.NAME, name)
        .set(SECRET.VALUE, encrypted)
        .onConflict(SECRET.WORKSPACE_ID, SECRET.NAME)
        .doUpdate()
        .set(SECRET.VALUE, encrypted)
        .execute();
    return tx.fetchSingle(SECRET, SECRET.NAME.eq(name));
  }

  /** All of a workspace, by name. */
  public List<SecretName> list(UUID workspace) {
    return database.inWorkspace(
        workspace, tx -> tx.selectFrom(SECRET).orderBy(SECRET.NAME).fetch(SecretStore::summary));
  }

  /** Removes one; false when there was none. */
  public boolean delete(UUID workspace, String name) {
    return database.inWorkspace(
        workspace, tx -> tx.deleteFrom(SECRET).where(SECRET.NAME.eq(name)).execute() == 1);
  }

  /** The values of those of these names that are stored. */
  public Map<String, String> values(DSLContext tx, UUID workspace, Collection<String> names) {
    var values = new HashMap<String, String>();
    if (!names.isEmpty()) {
      tx.selectFrom(SECRET)
          .where(SECRET.NAME.in(names))
          .forEach(row ->
              values.put(
                  row.getName(),
                  secrets.decrypt(workspace, purpose(row.getName()), row.getValue())));
    }
    return values;
  }

  private static SecretName summary(SecretRecord row) {
    return new SecretName(row.getName(), row.getCreatedAt(), row.getUpdatedAt());
  }

  private static String purpose(String name) {
    return "secret:" + name;
  }
}
