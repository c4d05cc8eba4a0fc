package dev.drumbeat.journey.version;

import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.SplitStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.version.Placement.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What publishing a version over a live run does with the leads of an older one. Without a word of
 * the operator a step that is there in both, of one type, takes its leads along; any other keeps
 * them on the older version.
 *
 * @param placements one for each step of the older version in which a lead can stand, in its order
 * @param faults what is wrong with the mapping; with an error nothing may be moved
 */
public record Relocation(List<Placement> placements, List<RelocationFault> faults) {
  /** The word of a mapping for: these leads stay on the older version. */
  public static final String KEEP = "KEEP";

  public Relocation {
    placements = List.copyOf(placements);
    faults = List.copyOf(faults);
  }

  /**
   * @param mapping a step of the older version to {@link #KEEP} or a step of the newer
   * @param inFlight the steps of the older version at which an effect is submitted, unknown, or
   *     waits for its report, for at least one lead
   */
  public static Relocation plan(
      CampaignDefinition older,
      CampaignDefinition newer,
      Map<String, String> mapping,
      Set<String> inFlight) {
    List<RelocationFault> faults = new ArrayList<>(RelocationFault.ofNames(older, mapping));
    List<Placement> placements = new ArrayList<>();
    older
        .steps()
        .forEach((id, step) -> {
          if (!holdsLeads(older, id)) {
            return;
          }
          String told = mapping.get(id);
          Placement placement =
              told == null || told.equals(KEEP)
                  ? untold(newer, id, step, told != null)
                  : told(newer, id, step, told);
          RelocationFault.of(placement, newer, inFlight).ifPresent(faults::add);
          placements.add(placement);
        });
    return new Relocation(placements, faults);
  }

  public boolean valid() {
    return faults.isEmpty();
  }

  /** Whether a lead can stand there: it waits, its effect is due, or it has yet to begin. */
  static boolean holdsLeads(CampaignDefinition definition, String id) {
    return switch (definition.step(id)) {
      case EffectStep s -> true;
      case WaitStep s -> true;
      case AwaitStep s -> true;
      case SplitStep s -> true;
      case BranchStep s -> definition.start().equals(id);
      case UpdateStep s -> definition.start().equals(id);
      case EndStep s -> definition.start().equals(id);
    };
  }

  /** Whether one can go on where the other was: a call by script and one by assistant cannot. */
  static boolean sameKind(Step one, Step other) {
    return one.getClass().equals(other.getClass());
  }

  private static Placement untold(CampaignDefinition newer, String id, Step step, boolean keep) {
    Step same = newer.steps().get(id);
    if (keep) {
      return new Placement(id, step.type(), Fate.KEEPS, id, "Kept, as the mapping says.");
    }
    if (same == null) {
      String reason = "The new version has no step '" + id + "'; map it to move its leads.";
      return new Placement(id, step.type(), Fate.KEEPS, id, reason);
    }
    if (!sameKind(step, same)) {
      String reason = "'" + id + "' is now of type " + same.type() + "; map it to move its leads.";
      return new Placement(id, step.type(), Fate.KEEPS, id, reason);
    }
    return new Placement(id, step.type(), Fate.CONTINUES, id, "The same step in both versions.");
  }

  private static Placement told(CampaignDefinition newer, String id, Step step, String to) {
    Step target = newer.steps().get(to);
    boolean goesOn = id.equals(to) && target != null && sameKind(step, target);
    return goesOn
        ? new Placement(id, step.type(), Fate.CONTINUES, to, "The same step in both versions.")
        : new Placement(id, step.type(), Fate.ENTERS, to, "Enters '" + to + "', as mapped.");
  }

  /** Where a lead of that step stands afterwards; for KEEPS unchanged. */
  public static Position moved(Position position, Placement placement, Instant now) {
    return switch (placement.fate()) {
      case KEEPS, CONTINUES -> position;
      case ENTERS -> {
        Map<String, Integer> visits = new TreeMap<>(position.visits());
        int visit = visits.merge(placement.to(), 1, Integer::sum);
        yield new Position(
            placement.to(), visit, Phase.READY, Work.JOURNEY, now, visits, position.outcomes());
      }
    };
  }
}
