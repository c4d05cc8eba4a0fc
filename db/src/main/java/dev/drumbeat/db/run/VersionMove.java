package dev.drumbeat.db.run;

import dev.drumbeat.journey.version.Placement;
import java.util.List;
import java.util.UUID;

/**
 * The move of a run to another version.
 *
 * @param number of the newer version, for the timeline
 * @param placements what happens to the leads at each step of the older
 */
public record VersionMove(
    UUID run, UUID older, UUID newer, int number, List<Placement> placements) {
  public VersionMove {
    placements = List.copyOf(placements);
  }
}
