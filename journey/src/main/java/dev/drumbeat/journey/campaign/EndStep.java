package dev.drumbeat.journey.campaign;

/** Ends the enrollment as DONE with an outcome of the operator's choice. */
public record EndStep(String outcome) implements Step {
  @Override
  public int maxVisits() {
    return 1;
  }
}
