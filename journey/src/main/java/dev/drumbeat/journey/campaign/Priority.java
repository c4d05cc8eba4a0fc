package dev.drumbeat.journey.campaign;

/** The order in which campaigns of one workspace get workers and sending slots. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH
}
