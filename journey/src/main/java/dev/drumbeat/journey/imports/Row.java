package dev.drumbeat.journey.imports;

import java.util.List;

/** What became of a row. */
public sealed interface Row {
  record Accepted(PropertyRecord property, List<Issue> warnings) implements Row {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  record Rejected(List<Issue> issues) implements Row {
    public Rejected {
      issues = List.copyOf(issues);
    }
  }
}
