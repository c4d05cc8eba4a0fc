package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.condition.Condition;
import dev.drumbeat.journey.condition.ConditionFault;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.machine.Machine;
import dev.drumbeat.journey.machine.Move;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Trigger;
import dev.drumbeat.journey.time.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** How a prospect steps into a journey. */
public final class Entrance {
  private final CompiledJourney journey;
  private final Instant now;
  private final Duration businessOffset;

  /**
   * Opens it.
   *
   * @param now real time
   */
  public Entrance(CompiledJourney journey, Instant now, Duration businessOffset) {
    this.journey = journey;
    // The database keeps microseconds and rounds: what is due now must not come back as later.
    this.now = now.truncatedTo(ChronoUnit.MICROS);
    this.businessOffset = businessOffset;
  }

  public Instant now() {
    return now;
  }

  /**
   * Those that the audience's filter lets in; all when it has none.
   *
   * @throws IllegalArgumentException when the filter does not compile
   */
  public List<Prospect> matching(List<Prospect> prospects) {
    String filter = journey.definition().audience().filter();
    if (filter == null) {
      return prospects;
    }
    Condition condition = compile(filter);
    return prospects.stream()
        .filter(p -> condition.test(Map.of("property", p.property())).holds())
        .toList();
  }

  /**
   * Where a prospect stands first. At a step that asks who the lead is, or whose clock it lives by
   * where no property of its own tells, that is left to the first work on it, which reads its owner
   * and contacts.
   */
  public NewEnrollment enter(Prospect prospect) {
    Position start = Machine.start(journey.definition());
    Step first = journey.definition().step(start.step());
    boolean stays =
        first instanceof EffectStep
            || (prospect.propertyId() != null
                && (first instanceof WaitStep || first instanceof AwaitStep));
    if (!stays) {
      return new NewEnrollment(prospect, start.dueAt(now), null, List.of());
    }
    Instant businessNow = now.plus(businessOffset);
    var facts =
        new LeadFacts(
            prospect.property(),
            Map.of(),
            Map.of(),
            Map.of(),
            Home.of(prospect.property(), Map.of(), Map.of(), List.of())
                .whereabouts()
                .zone(businessNow),
            List.of());
    Move move = Machine.move(journey, start, new Trigger.Entered(), facts, businessNow);
    Instant due = move.next().dueAt();
    Position next = move.next().dueAt(due == null ? null : due.minus(businessOffset));
    return new NewEnrollment(prospect, next, move.ending(), move.notes());
  }

  private static Condition compile(String filter) {
    try {
      return Condition.compile(filter);
    } catch (ConditionFault e) {
      throw new IllegalArgumentException(
          "A published audience does not compile: " + e.getMessage(), e);
    }
  }
}
