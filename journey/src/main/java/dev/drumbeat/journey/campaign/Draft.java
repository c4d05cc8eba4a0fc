package dev.drumbeat.journey.campaign;

import java.util.Set;

/**
 * A definition that may still be wrong, with stand-ins where a value could not be read.
 *
 * @param declared the ids of all its steps, those that could not be read among them
 */
record Draft(CampaignDefinition definition, Set<String> declared) {
  boolean complete() {
    return definition.steps().keySet().containsAll(declared);
  }
}
