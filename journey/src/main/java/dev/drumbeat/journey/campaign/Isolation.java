package dev.drumbeat.journey.campaign;

/** Whether leads walk the journey in cohorts, or each in a workflow of its own. */
public enum Isolation {
  COHORT,
  LEAD
}
