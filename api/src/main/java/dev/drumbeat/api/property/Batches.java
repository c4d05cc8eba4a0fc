package dev.drumbeat.api.property;

import dev.drumbeat.db.property.ImportBatch;
import dev.drumbeat.db.property.ImportCounts;
import dev.drumbeat.db.property.ImportIssue;
import dev.drumbeat.db.property.ImportIssue.Severity;
import dev.drumbeat.journey.imports.Header;
import dev.drumbeat.journey.imports.Issue;
import dev.drumbeat.journey.imports.PropertyCsv;
import dev.drumbeat.journey.imports.PropertyRecord;
import dev.drumbeat.journey.imports.Repeats;
import dev.drumbeat.journey.imports.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Judges rows and hands them on in batches. Not thread-safe: one for each file. */
final class Batches {
  private static final int SIZE = 1_000;
  private static final int MAX_ISSUES = 10_000;

  private final Header header;
  private final Consumer<ImportBatch> store;
  private final Repeats repeats = new Repeats();
  private final Map<String, PropertyRecord> properties = new LinkedHashMap<>();
  private final List<ImportIssue> issues = new ArrayList<>();
  private ImportCounts rest = ImportCounts.NONE;
  private int rows;
  private int noted;

  Batches(Header header, Consumer<ImportBatch> store) {
    this.header = header;
    this.store = store;
  }

  void take(long line, List<String> cells) {
    switch (PropertyCsv.row(header, line, cells)) {
      case Row.Accepted(PropertyRecord property, List<Issue> warnings) ->
          accept(line, property, warnings);
      case Row.Rejected(List<Issue> errors) -> {
        errors.forEach(each -> note(Severity.ERROR, each));
        rest = rest.plus(new ImportCounts(1, 0, 0, 0, 1, 0));
      }
    }
    if (++rows == SIZE) {
      flush();
    }
  }

  void flush() {
    if (rows > 0) {
      store.accept(new ImportBatch(List.copyOf(properties.values()), issues, rest));
      properties.clear();
      issues.clear();
      rest = ImportCounts.NONE;
      rows = 0;
    }
  }

  private void accept(long line, PropertyRecord property, List<Issue> warnings) {
    List<Issue> repeated = repeats.note(line, property);
    warnings.forEach(each -> note(Severity.WARN, each));
    repeated.forEach(each -> note(Severity.WARN, each));
    if (!warnings.isEmpty() || !repeated.isEmpty()) {
      rest = rest.plus(new ImportCounts(0, 0, 0, 0, 0, 1));
    }
    // Of rows with one key in a batch the last is stored; the earlier ones changed nothing.
    if (properties.put(property.sourceKey(), property) != null) {
      rest = rest.plus(new ImportCounts(1, 0, 0, 1, 0, 0));
    }
  }

  private void note(Severity severity, Issue issue) {
    if (noted++ < MAX_ISSUES) {
      issues.add(new ImportIssue(severity, issue));
    }
  }
}
