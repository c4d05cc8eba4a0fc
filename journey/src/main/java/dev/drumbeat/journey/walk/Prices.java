package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.campaign.EffectStep;

/** What effects cost, as a list says. */
@FunctionalInterface
public interface Prices {
  /**
   * The price of one accepted effect, millionths of a US dollar.
   *
   * @param units segments of a text, products of an enrichment, 1 for all else
   */
  long micros(EffectStep step, int units);
}
