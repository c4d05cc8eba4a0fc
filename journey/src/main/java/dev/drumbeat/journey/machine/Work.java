package dev.drumbeat.journey.machine;

/** The kind of activity that must touch the lead next. */
public enum Work {
  NONE,
  JOURNEY,
  SMS,
  EMAIL,
  CALL,
  ENRICH,
  TASK,
  WEBHOOK,
  PAYMENT,
  AI_CALL
}
