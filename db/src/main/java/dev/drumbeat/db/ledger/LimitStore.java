package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.generated.Tables.INTEGRATION;
import static dev.drumbeat.db.generated.Tables.WORKSPACE;

import dev.drumbeat.db.integration.Provider;
import java.math.BigDecimal;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the limits of accounts and of the workspace. A change takes back the slots that were given
 * by the old limit (by triggers of the tables), so that it binds at once.
 */
public final class LimitStore {
  private LimitStore() {}

  public static Optional<AccountLimits> ofAccount(DSLContext tx, Provider provider) {
    return tx.select(
            INTEGRATION.MESSAGES_PER_SECOND,
            INTEGRATION.CALLS_PER_SECOND,
            INTEGRATION.CONCURRENT_CALLS)
        .from(INTEGRATION)
        .where(INTEGRATION.PROVIDER.eq(provider.name()))
        .fetchOptional(row -> new AccountLimits(row.value1(), row.value2(), row.value3()));
  }

  /** Sets them; false when the workspace has no such account. */
  public static boolean setOfAccount(DSLContext tx, Provider provider, AccountLimits limits) {
    return tx.update(INTEGRATION)
            .set(INTEGRATION.MESSAGES_PER_SECOND, limits.messagesPerSecond())
            .set(INTEGRATION.CALLS_PER_SECOND, limits.callsPerSecond())
            .set(INTEGRATION.CONCURRENT_CALLS, limits.concurrentCalls())
            .where(INTEGRATION.PROVIDER.eq(provider.name()))
            .execute()
        == 1;
  }

  /** What the workspace may send a second, if there is a limit. */
  public static Optional<BigDecimal> ofWorkspace(DSLContext tx) {
    return tx.select(WORKSPACE.SENDS_PER_SECOND)
        .from(WORKSPACE)
        .fetchOptional(WORKSPACE.SENDS_PER_SECOND);
  }

  public static void setOfWorkspace(DSLContext tx, @Nullable BigDecimal perSecond) {
    tx.execute(
        "update workspace set sends_per_second = ? where id = current_workspace()", perSecond);
  }
}
