package dev.drumbeat.journey.campaign;

/** Who speaks on a call. */
public enum CallMode {
  /** A recorded script, spoken by the provider. */
  SCRIPT,
  /** An assistant that listens and answers. */
  AI
}
