package dev.drumbeat.journey.version;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Suggestions;
import dev.drumbeat.journey.version.Placement.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why leads can't be moved as a mapping says.
 *
 * @param step the mapping's key
 * @param fix what to map it to instead, where one is sure
 */
public record RelocationFault(String step, Code code, String message, @Nullable String fix) {
  public enum Code {
    /** The mapping names a step that its version lacks. */
    UNKNOWN_STEP,
    /** No lead ever stands in such a step. */
    NOBODY_STANDS,
    /** What is under way there can end only in the same step, of the same type. */
    WORK_IN_FLIGHT
  }

  static List<RelocationFault> ofNames(CampaignDefinition older, Map<String, String> mapping) {
    List<RelocationFault> faults = new ArrayList<>();
    mapping.keySet().stream()
        .sorted()
        .forEach(id -> {
          if (!older.steps().containsKey(id)) {
            faults.add(unknown(id, id, "old", older));
          } else if (!Relocation.holdsLeads(older, id)) {
            String message = "no lead ever stands in '" + id + "': it takes no time";
            faults.add(new RelocationFault(id, Code.NOBODY_STANDS, message, null));
          }
        });
    return faults;
  }

  static Optional<RelocationFault> of(
      Placement placement, CampaignDefinition newer, Set<String> inFlight) {
    String id = placement.step();
    if (placement.fate() != Fate.ENTERS) {
      return Optional.empty();
    }
    if (!newer.steps().containsKey(placement.to())) {
      return Optional.of(unknown(id, placement.to(), "new", newer));
    }
    if (inFlight.contains(id)) {
      String message =
          "work of '%s' is under way and can't end in '%s'; keep its leads, or wait"
              .formatted(id, placement.to());
      return Optional.of(new RelocationFault(id, Code.WORK_IN_FLIGHT, message, Relocation.KEEP));
    }
    return Optional.empty();
  }

  private static RelocationFault unknown(
      String key, String step, String which, CampaignDefinition in) {
    String hint = Suggestions.hint(step, in.steps().keySet());
    String fix = Suggestions.closest(step, in.steps().keySet()).orElse(null);
    String message = "the " + which + " version has no step '" + step + "'" + hint;
    return new RelocationFault(key, Code.UNKNOWN_STEP, message, fix);
  }
}
