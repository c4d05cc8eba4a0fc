package dev.drumbeat.journey.campaign;

import java.util.List;

/** Goes on by the first case whose condition holds. */
public record BranchStep(List<Case> cases, String otherwise, int maxVisits) implements Step {
  public BranchStep {
    cases = List.copyOf(cases);
  }
}
