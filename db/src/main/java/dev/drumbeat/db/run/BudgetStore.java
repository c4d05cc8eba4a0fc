package dev.drumbeat.db.run;

import static dev.drumbeat.db.generated.Tables.BUDGET;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Keeps budgets. Reserving is writing an intent with what it can cost at most, settling is writing
 * its price or its end: triggers keep the sums.
 */
public final class BudgetStore {
  private BudgetStore() {}

  /** Gives a run a budget, or another amount. */
  public static void set(DSLContext tx, UUID workspace, UUID run, long amountMicros) {
    RunLock.take(tx, run);
    tx.execute(
        """
        insert into budget (workspace_id, run_id, amount_micros, reserved_micros, settled_micros)
        select ?, ?, ?, coalesce(sum(held_micros(state, price, reserved_micros)), 0),
               coalesce(sum(spent_micros(state, price)), 0)
        from intent where run_id = ?
        on conflict (run_id) do update set amount_micros = excluded.amount_micros
        """,
        workspace,
        run,
        amountMicros,
        run);
  }

  public static Optional<Budget> find(DSLContext tx, UUID run) {
    return tx.selectFrom(BUDGET).where(BUDGET.RUN_ID.eq(run)).fetchOptional(BudgetStore::budget);
  }

  /**
   * Reads a budget and keeps others from reserving until the transaction ends. In the order of
   * locks it comes after enrollments.
   */
  public static Optional<Budget> lock(DSLContext tx, UUID run) {
    return tx.selectFrom(BUDGET)
        .where(BUDGET.RUN_ID.eq(run))
        .forNoKeyUpdate()
        .fetchOptional(BudgetStore::budget);
  }

  private static Budget budget(Record row) {
    return new Budget(
        row.get(BUDGET.CURRENCY),
        row.get(BUDGET.AMOUNT_MICROS),
        row.get(BUDGET.RESERVED_MICROS),
        row.get(BUDGET.SETTLED_MICROS));
  }
}
