package dev.drumbeat.journey.gate;

import java.util.List;

/**
 * The phone or address that a send would use.
 *
 * @param masked its value as it may be shown
 * @param simulated made up by a simulator: never for a live provider
 */
public record PointFacts(
    long id,
    String masked,
    boolean simulated,
    List<Suppression> suppressions,
    Screening screening) {
  public PointFacts {
    suppressions = List.copyOf(suppressions);
  }
}
