package dev.drumbeat.journey.machine;

/** How the work of an effect step ended. */
public enum EffectOutcome {
  /** The provider took it. */
  ACCEPTED,
  /** The provider refused it for good. */
  REJECTED,
  /** The gate denied it, or its template lacked a field and says SKIP. */
  SKIPPED,
  /** Whether the provider took it could not be found out in time. */
  ABANDONED,
  /** An enrichment found the property. */
  HIT,
  /** No provider knows the property. */
  MISS
}
