package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.template.Template;

/** A definition with its conditions and templates compiled. Immutable: make one per version. */
public final class CompiledJourney {
  private final CampaignDefinition definition;

  private CompiledJourney(CampaignDefinition definition) {
    this.definition = definition;
  }

  /**
   * Compiles what a parsed definition holds.
   *
   * @throws IllegalArgumentException when a condition or template doesn't compile
   */
  public static CompiledJourney of(CampaignDefinition definition) {
    return new CompiledJourney(definition);
  }

  public CampaignDefinition definition() {
    return definition;
  }

  /**
   * The template of a step's field, such as {@code body} of an SMS.
   *
   * @throws IllegalArgumentException when the step has no such template
   */
  public Template template(String step, String field) {
    throw new UnsupportedOperationException(step + field);
  }
}
