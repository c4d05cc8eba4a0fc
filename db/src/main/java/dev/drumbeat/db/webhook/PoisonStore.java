package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOX;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What stands in the inbox, for operators: what waits, and what was set aside. */
public final class PoisonStore {
  private final Database database;

  public PoisonStore(Database database) {
    this.database = database;
  }

  /** Whether an event waits or was set aside. */
  public enum State {
    PENDING,
    POISON
  }

  /**
   * An event of the inbox, without its payload, which may be personal.
   *
   * @param attempts how often it was tried
   * @param error why it was set aside, or failed last; null when it did not
   */
  public record InboxRow(
      long id,
      String provider,
      String kind,
      State state,
      int attempts,
      @Nullable String error,
      Instant receivedAt) {}

  /** Oldest first. */
  public Page<InboxRow> list(UUID workspace, @Nullable State state, Window window) {
    Condition wanted = state == null ? DSL.noCondition() : INBOX.STATE.eq(state.name());
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(INBOX)
                    .where(wanted)
                    .orderBy(INBOX.ID)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(PoisonStore::row),
                tx.fetchCount(INBOX, wanted)));
  }

  public Optional<InboxRow> find(UUID workspace, long id) {
    return database.inWorkspace(
        workspace,
        tx -> tx.selectFrom(INBOX).where(INBOX.ID.eq(id)).fetchOptional(PoisonStore::row));
  }

  /** Lets the relay try an event again, as if it had just come; false when it isn't poison. */
  public boolean retry(UUID workspace, long id) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.update(INBOX)
                    .set(INBOX.STATE, State.PENDING.name())
                    .set(INBOX.ATTEMPTS, 0)
                    .setNull(INBOX.ERROR)
                    .setNull(INBOX.DUE_AT)
                    .where(INBOX.ID.eq(id))
                    .and(INBOX.STATE.eq(State.POISON.name()))
                    .execute()
                == 1);
  }

  private static InboxRow row(org.jooq.Record row) {
    return new InboxRow(
        row.get(INBOX.ID),
        row.get(INBOX.PROVIDER),
        row.get(INBOX.KIND),
        State.valueOf(row.get(INBOX.STATE)),
        row.get(INBOX.ATTEMPTS),
        row.get(INBOX.ERROR),
        row.get(INBOX.RECEIVED_AT));
  }
}
