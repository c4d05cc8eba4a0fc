package dev.drumbeat.journey.gate;

/** What decided a send. */
public enum Rule {
  RUN_PAUSED,
  RUN_STOPPED,
  ENROLLMENT_ENDED,
  SIMULATED_RECIPIENT,
  NO_CONTACT_POINT,
  SUPPRESSED,
  PROPERTY_STOPPED,
  OWNER_STOPPED,
  NO_CONSENT,
  SENDER_UNREGISTERED,
  SENDER_UNHEALTHY,
  QUIET_HOURS,
  CAMPAIGN_WINDOW,
  FREQUENCY_CAP,
  /** Given by the limiter, after the gate: no sending slot is near. */
  NO_SLOT,
  /** Given by rendering, after the gate: the template names a field that the lead lacks. */
  MISSING_FIELD,
  ALLOWED
}
