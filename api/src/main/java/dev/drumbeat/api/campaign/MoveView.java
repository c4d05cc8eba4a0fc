package dev.drumbeat.api.campaign;

import dev.drumbeat.journey.version.Placement;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of the leads of a run that is moved to another version.
 *
 * @param done whether it is done, or only told
 * @param keeps leads that stay on the older version until they end
 * @param continues leads that the newer one takes over where they stand
 * @param enters leads that enter a step of the newer one at once
 * @param steps where leads can stand in the older version
 */
record MoveView(
    UUID runId,
    int from,
    int to,
    boolean done,
    int keeps,
    int continues,
    int enters,
    List<StepMove> steps) {
  /** The leads that stand at one step. */
  record StepMove(
      String step, String type, int leads, Placement.Fate fate, String to, String reason) {}

  static MoveView of(UUID run, int from, int to, boolean done, List<StepMove> steps) {
    return new MoveView(
        run,
        from,
        to,
        done,
        count(steps, Placement.Fate.KEEPS),
        count(steps, Placement.Fate.CONTINUES),
        count(steps, Placement.Fate.ENTERS),
        steps);
  }

  private static int count(List<StepMove> steps, Placement.Fate fate) {
    return steps.stream().filter(each -> each.fate() == fate).mapToInt(StepMove::leads).sum();
  }
}
