package dev.drumbeat.api.property;

import dev.drumbeat.db.property.ImportIssue;
import dev.drumbeat.journey.imports.Issue;
import org.jspecify.annotations.Nullable;

/** What was wrong with a row; an error rejected it. */
record IssueView(
    ImportIssue.Severity severity,
    long line,
    @Nullable String column,
    @Nullable String value,
    String code,
    String message,
    String fix) {
  static IssueView of(ImportIssue found) {
    Issue issue = found.issue();
    return new IssueView(
        found.severity(),
        issue.line(),
        issue.column(),
        issue.value(),
        issue.code(),
        issue.message(),
        issue.fix());
  }
}
