package dev.drumbeat.db.workspace;

import static dev.drumbeat.db.generated.Tables.FIND_API_KEY;

import dev.drumbeat.db.Database;
import java.util.Optional;
import java.util.Set;

/** Finds whose an API key is. */
public final class ApiKeyStore {
  private final Database database;

  public ApiKeyStore(Database database) {
    this.database = database;
  }

  /** The key behind a bearer token. Looked up by hash, so that timing tells nothing of the key. */
  public Optional<ApiKey> find(String bearerToken) {
    byte[] hash = KeyText.hash(bearerToken);
    return database.withoutWorkspace(tx ->
        tx.selectFrom(FIND_API_KEY.call(hash))
            .fetchOptional(found ->
                new ApiKey(found.getWorkspaceId(), found.getKeyId(), Set.of(found.getScopes()))));
  }
}
