package dev.drumbeat.journey.campaign;

/** Whose enrollments an event ends, from the narrowest to the widest. */
public enum Scope {
  ENROLLMENT,
  CONTACT,
  PROPERTY,
  OWNER
}
