package dev.drumbeat.journey.campaign;

/** Whose other enrollments an event ends. */
public enum Scope {
  ENROLLMENT,
  CONTACT,
  PROPERTY,
  OWNER
}
