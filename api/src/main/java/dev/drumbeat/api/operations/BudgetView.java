package dev.drumbeat.api.operations;

import dev.drumbeat.db.run.Budget;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a run may spend, in units of the currency, as decimals in text.
 *
 * @param reserved held for effects whose price is open, what was abandoned among them
 * @param settled spent, by the providers' own prices
 * @param left amount - reserved - settled
 */
record BudgetView(
    UUID runId, String currency, String amount, String reserved, String settled, String left) {
  private static final int MICROS = 6;

  static BudgetView of(UUID run, Budget budget) {
    return new BudgetView(
        run,
        budget.currency(),
        units(budget.amountMicros()),
        units(budget.reservedMicros()),
        units(budget.settledMicros()),
        units(budget.leftMicros()));
  }

  private static String units(long micros) {
    return BigDecimal.valueOf(micros, MICROS).toPlainString();
  }
}
