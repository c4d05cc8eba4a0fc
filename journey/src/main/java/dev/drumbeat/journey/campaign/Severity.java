package dev.drumbeat.journey.campaign;

/** Whether a problem keeps a definition from being published. */
public enum Severity {
  ERROR,
  WARNING
}
