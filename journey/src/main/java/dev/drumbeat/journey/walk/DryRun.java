package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.Ending;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lead's way under assumptions.
 *
 * @param ending how it ended; null where it didn't
 * @param halt why it didn't end: a field is missing, no hour is open, or it is too long a way; null
 *     where it ended
 * @param endsAt when the last thing happened
 * @param costMicros millionths of a US dollar, of all effects together
 */
public record DryRun(
    List<Stop> stops,
    @Nullable Ending ending,
    @Nullable String halt,
    Instant endsAt,
    long costMicros) {
  /** More is no journey that anybody would read. */
  public static final int MOVE_LIMIT = 500;

  public DryRun {
    stops = List.copyOf(stops);
  }

  /**
   * Walks.
   *
   * @param facts of the lead, its zone among them; {@code enrollment.id} decides the arms of
   *     splits, and counts as 0 where it is missing; events in it are not looked at
   * @param whereabouts for the legal hours
   */
  public static DryRun walk(
      CompiledJourney journey,
      LeadFacts facts,
      Whereabouts whereabouts,
      Instant start,
      Script script) {
    return new DryWalk(journey, new WalkedLead(facts), whereabouts, start, script).run();
  }

  /** What is assumed, and what it costs. */
  public record Script(Assumptions assumptions, Prices prices) {}
}
