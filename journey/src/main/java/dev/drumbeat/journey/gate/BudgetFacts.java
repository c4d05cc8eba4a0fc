package dev.drumbeat.journey.gate;

/**
 * A budget that a send must fit into. Money is in millionths of the currency's unit.
 *
 * @param name whose it is, for a person: "campaign spring-2027", "workspace"
 * @param currency ISO 4217
 * @param remainingMicros what is neither spent nor reserved; negative when overdrawn
 * @param mostMicros the most that this send can cost; a call's is that of its longest duration
 */
public record BudgetFacts(String name, String currency, long remainingMicros, long mostMicros) {
  public BudgetFacts {
    if (mostMicros < 0) {
      throw new IllegalArgumentException("a send can't cost less than nothing: " + mostMicros);
    }
  }
}
