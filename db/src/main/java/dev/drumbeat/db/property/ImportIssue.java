package dev.drumbeat.db.property;

import dev.drumbeat.journey.imports.Issue;

/** What was wrong with a row; an error rejected it. */
public record ImportIssue(Severity severity, Issue issue) {
  /** Whether the row was rejected for it. */
  public enum Severity {
    ERROR,
    WARN
  }
}
