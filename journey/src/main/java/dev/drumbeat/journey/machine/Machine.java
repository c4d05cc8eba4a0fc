package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import java.time.Instant;

/** The step machine: pure, total, and the same each time. */
public final class Machine {
  private Machine() {}

  /** Where an enrollment stands before it has entered. */
  public static Position start(CampaignDefinition definition) {
    throw new UnsupportedOperationException(definition.name());
  }

  /** As {@link #move(CompiledJourney, Position, Trigger, LeadFacts, Instant)}, compiling anew. */
  public static Move move(
      CampaignDefinition definition,
      Position position,
      Trigger trigger,
      LeadFacts facts,
      Instant now) {
    return move(CompiledJourney.of(definition), position, trigger, facts, now);
  }

  /** Moves one lead as far as it can go without an effect, a wait or an open outcome. */
  public static Move move(
      CompiledJourney journey, Position position, Trigger trigger, LeadFacts facts, Instant now) {
    throw new UnsupportedOperationException(
        journey.definition().name() + position + trigger + facts + now);
  }
}
