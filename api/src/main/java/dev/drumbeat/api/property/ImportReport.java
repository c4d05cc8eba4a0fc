package dev.drumbeat.api.property;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.property.ImportIssue;
import dev.drumbeat.db.property.ImportStore;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import's issues as a file that a spreadsheet opens. */
final class ImportReport {
  private static final int PAGE = 1_000;

  private ImportReport() {}

  static String of(ImportStore imports, UUID workspace, UUID id) {
    var text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("line", "severity", "column", "value", "code", "message", "fix");
      String cursor = "0";
      while (cursor != null) {
        Slice<ImportIssue> slice =
            imports.issues(workspace, id, null, Long.parseLong(cursor), PAGE);
        slice.rows().forEach(each -> write(csv, each));
        cursor = slice.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(CsvWriter csv, ImportIssue found) {
    var issue = found.issue();
    csv.writeRecord(
        Long.toString(issue.line()),
        found.severity().name(),
        safe(issue.column()),
        safe(issue.value()),
        issue.code(),
        safe(issue.message()),
        safe(issue.fix()));
  }

  // A spreadsheet would run a cell that begins like a formula.
  private static String safe(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
