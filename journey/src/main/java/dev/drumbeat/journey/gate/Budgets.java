package dev.drumbeat.journey.gate;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is left of the budgets. */
final class Budgets {
  private Budgets() {}

  /**
   * The first budget with too little left for the most that the send can cost. It is held rather
   * than denied: an operator may raise the budget, and what others reserved may settle for less.
   */
  static Optional<Decision> objection(GateFacts facts) {
    return facts.budgets().stream()
        .filter(budget -> budget.mostMicros() > budget.remainingMicros())
        .findFirst()
        .map(budget -> spent(facts, budget));
  }

  private static Decision spent(GateFacts facts, BudgetFacts budget) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("budget", budget.name());
    inputs.put("currency", budget.currency());
    inputs.put("remaining", money(budget.remainingMicros()));
    inputs.put("mostItCanCost", money(budget.mostMicros()));
    String reason =
        "The budget of %s has %s %s left, and this can cost %s."
            .formatted(
                budget.name(),
                money(budget.remainingMicros()),
                budget.currency(),
                money(budget.mostMicros()));
    return OpenHours.deferral(
        facts, Rule.BUDGET, reason, inputs, facts.now().plus(Gate.HOLD_RECHECK));
  }

  private static String money(long micros) {
    BigDecimal plain = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return plain.setScale(Math.max(2, plain.scale())).toPlainString();
  }
}
