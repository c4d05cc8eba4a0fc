package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.WaitStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The step machine: pure, total, and the same each time. A trigger that doesn't fit the position (a
 * timer that is early, an effect's end that came twice, an event that nobody awaits) changes
 * nothing.
 */
public final class Machine {
  private Machine() {}

  /** Where an enrollment stands before it has entered: due at once, for Entered or TimeCame. */
  public static Position start(CampaignDefinition definition) {
    String start = definition.start();
    return new Position(start, 1, Phase.READY, Work.JOURNEY, null, Map.of(start, 1), Map.of());
  }

  /** As the other {@code move}, compiling anew: for one lead, not for a chunk. */
  public static Move move(
      CampaignDefinition definition,
      Position position,
      Trigger trigger,
      LeadFacts facts,
      Instant now) {
    return move(CompiledJourney.of(definition), position, trigger, facts, now);
  }

  /** Moves one lead as far as it can go without an effect, a wait or an open report. */
  public static Move move(
      CompiledJourney journey, Position position, Trigger trigger, LeadFacts facts, Instant now) {
    Walk walk = new Walk(journey, position, facts, now);
    Step step = journey.definition().step(position.step());
    Optional<Move> move =
        switch (trigger) {
          case Trigger.Entered() -> begin(walk, position);
          case Trigger.EffectEnded end -> effectEnded(walk, position, step, end);
          case Trigger.EventsCame() -> event(walk, position, step);
          case Trigger.TimeCame() ->
              begin(walk, position)
                  .or(() -> event(walk, position, step))
                  .or(() -> time(walk, position, step, now));
        };
    return move.orElseGet(() -> new Move(position, null, List.of(), List.of(), List.of()));
  }

  private static Optional<Move> begin(Walk walk, Position position) {
    boolean before = position.phase() == Phase.READY && position.work() == Work.JOURNEY;
    return before ? Optional.of(walk.begin()) : Optional.empty();
  }

  private static Optional<Move> effectEnded(
      Walk walk, Position position, Step step, Trigger.EffectEnded end) {
    return position.phase() == Phase.READY && step instanceof EffectStep effect
        ? Optional.of(walk.effectEnded(effect, end))
        : Optional.empty();
  }

  private static Optional<Move> event(Walk walk, Position position, Step step) {
    return switch (position.phase()) {
      case WAITING -> step instanceof AwaitStep await ? walk.arrived(await) : Optional.empty();
      case AWAITING_OUTCOME ->
          step instanceof EffectStep effect ? walk.reported(effect) : Optional.empty();
      case READY, ENDED -> Optional.empty();
    };
  }

  private static Optional<Move> time(Walk walk, Position position, Step step, Instant now) {
    Instant due = position.dueAt();
    boolean open = position.phase() == Phase.WAITING || position.phase() == Phase.AWAITING_OUTCOME;
    if (!open || due == null || now.isBefore(due)) {
      return Optional.empty();
    }
    return switch (step) {
      case WaitStep wait -> Optional.of(walk.waited(wait, due));
      case AwaitStep await -> Optional.of(walk.timedOut(await));
      case EffectStep effect -> Optional.of(walk.unreported(effect));
      case Step other -> Optional.empty();
    };
  }
}
