package dev.drumbeat.journey.template;

/** Into what a template renders. */
public enum Escape {
  TEXT,
  /** Every output is HTML-escaped. */
  HTML,
  /** Every output is escaped as the inside of a JSON string. */
  JSON
}
