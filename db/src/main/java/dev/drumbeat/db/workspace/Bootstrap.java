package dev.drumbeat.db.workspace;

import static dev.drumbeat.db.generated.Tables.API_KEY;
import static dev.drumbeat.db.generated.Tables.WORKSPACE;

import dev.drumbeat.db.DatabaseAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The first workspace and its key. Works as the owner of the tables, before any process serves. */
public final class Bootstrap {
  private static final String DEFAULT_WORKSPACE = "default";

  private Bootstrap() {}

  /** Creates workspace {@code default} with a key; nothing when it is there already. */
  public static Optional<NewKey> ensureDefault(DatabaseAddress owner) {
    return transaction(owner, tx -> createWorkspace(tx).map(workspace -> issue(tx, workspace)));
  }

  /**
   * One more key for workspace {@code default}, for who lost theirs; the others stay valid.
   *
   * @throws IllegalStateException when there is no such workspace yet
   */
  public static NewKey issueKey(DatabaseAddress owner) {
    return transaction(owner, tx -> issue(tx, defaultWorkspace(tx)));
  }

  private static Optional<UUID> createWorkspace(DSLContext tx) {
    return tx.insertInto(WORKSPACE)
        .set(WORKSPACE.NAME, DEFAULT_WORKSPACE)
        .onConflict(WORKSPACE.NAME)
        .doNothing()
        .returningResult(WORKSPACE.ID)
        .fetchOptional(WORKSPACE.ID);
  }

  private static UUID defaultWorkspace(DSLContext tx) {
    return tx.select(WORKSPACE.ID)
        .from(WORKSPACE)
        .where(WORKSPACE.NAME.eq(DEFAULT_WORKSPACE))
        .fetchOptional(WORKSPACE.ID)
        .orElseThrow(() -> new IllegalStateException("There is no workspace 'default' yet"));
  }

  private static NewKey issue(DSLContext tx, UUID workspace) {
    String key = KeyText.random();
    UUID id = UUID.randomUUID();
    tx.insertInto(API_KEY)
        .set(API_KEY.ID, id)
        .set(API_KEY.WORKSPACE_ID, workspace)
        .set(API_KEY.NAME, "default")
        .set(API_KEY.PREFIX, KeyText.prefix(key))
        .set(API_KEY.HASH, KeyText.hash(key))
        .execute();
    return new NewKey(workspace, id, key);
  }

  private static <T> T transaction(DatabaseAddress owner, Function<DSLContext, T> work) {
    try (var connection = DSL.using(owner.url(), owner.user(), owner.password())) {
      return connection.transactionResult(configuration -> work.apply(configuration.dsl()));
    }
  }
}
