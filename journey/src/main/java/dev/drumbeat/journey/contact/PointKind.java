package dev.drumbeat.journey.contact;

/** What a contact point is. */
public enum PointKind {
  PHONE,
  EMAIL
}
