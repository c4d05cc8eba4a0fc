package dev.drumbeat.db.workspace;

import static dev.drumbeat.db.generated.Tables.IDEMPOTENCY_KEY;
import static org.jooq.impl.DSL.currentInstant;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;

/** Makes a thing once, however often a client asks with the same key. */
public final class IdempotencyStore {
  private static final DayToSecond KEPT = new DayToSecond(7);

  private IdempotencyStore() {}

  /**
   * Does the work, or finds what it made before. Part of the caller's transaction, so that the key
   * is taken if and only if the thing is made; of two at the same time the second waits.
   *
   * @return the thing's id; empty when the key was used for another request
   */
  public static Optional<UUID> once(
      DSLContext tx, UUID workspace, String key, byte[] requestHash, Supplier<UUID> work) {
    forgetOld(tx);
    boolean fresh =
        tx.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.WORKSPACE_ID, workspace)
                .set(IDEMPOTENCY_KEY.KEY, key)
                .set(IDEMPOTENCY_KEY.REQUEST_HASH, requestHash)
                .onConflictDoNothing()
                .execute()
            == 1;
    if (!fresh) {
      return tx.fetchOptional(IDEMPOTENCY_KEY, IDEMPOTENCY_KEY.KEY.eq(key))
          .filter(before -> Arrays.equals(before.getRequestHash(), requestHash))
          .map(before -> before.getResourceId());
    }
    UUID made = work.get();
    tx.update(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.RESOURCE_ID, made)
        .where(IDEMPOTENCY_KEY.KEY.eq(key))
        .execute();
    return Optional.of(made);
  }

  private static void forgetOld(DSLContext tx) {
    tx.deleteFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.CREATED_AT.lt(currentInstant().sub(KEPT)))
        .execute();
  }
}
