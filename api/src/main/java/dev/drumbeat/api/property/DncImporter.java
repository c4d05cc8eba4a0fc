package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.property.DncRows.Bad;
import dev.drumbeat.api.property.DncRows.Good;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.dnc.DncList;
import dev.drumbeat.db.dnc.DncStore;
import dev.drumbeat.db.property.Import;
import dev.drumbeat.db.property.ImportBatch;
import dev.drumbeat.db.property.ImportCounts;
import dev.drumbeat.db.property.ImportIssue;
import dev.drumbeat.db.property.ImportIssue.Severity;
import dev.drumbeat.db.property.ImportStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a do-not-call list in, read twice as a stream: once for its report, once for its phones.
 */
@Component
final class DncImporter {
  private static final int MOST_ISSUES = 10_000;

  private final ImportStore imports;
  private final DncStore lists;

  DncImporter(ImportStore imports, DncStore lists) {
    this.imports = imports;
    this.lists = lists;
  }

  /** A list as it stands, and the report of the file that made it so. */
  record Imported(DncList list, Import report) {}

  Imported run(UUID workspace, String fileName, DncForm form) throws IOException {
    DncRows rows = DncRows.of(CsvFile.open(form.file()));
    UUID id = imports.begin(workspace, fileName, null);
    try {
      report(workspace, id, rows);
      DncList list = lists.load(workspace, form.list(), rows);
      return new Imported(list, imports.finish(workspace, id, null));
    } catch (IllegalArgumentException refused) {
      imports.finish(workspace, id, String.valueOf(refused.getMessage()));
      Refusal refusal = Refusal.conflict(String.valueOf(refused.getMessage()));
      refusal.initCause(refused);
      throw refusal;
    } catch (IOException | RuntimeException e) {
      imports.finish(workspace, id, "Nothing was taken of it");
      throw e;
    }
  }

  // An empty version would let everybody be called whom the one before protects.
  private void report(UUID workspace, UUID id, DncRows rows) throws IOException {
    List<ImportIssue> issues = new ArrayList<>();
    int[] counts = new int[2];
    rows.each(row -> {
      switch (row) {
        case Good _ -> counts[0]++;
        case Bad(var issue) -> {
          if (counts[1]++ < MOST_ISSUES) {
            issues.add(new ImportIssue(Severity.ERROR, issue));
          }
        }
      }
    });
    var total = new ImportCounts(counts[0] + counts[1], counts[0], 0, 0, counts[1], 0);
    imports.store(workspace, id, "dnc", new ImportBatch(List.of(), issues, total));
    if (counts[0] == 0) {
      throw new InvalidRequest(
          Fault.error("/file", "NO_PHONES", "No row has a phone; see /api/imports/" + id));
    }
  }
}
