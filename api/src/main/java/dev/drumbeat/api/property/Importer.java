package dev.drumbeat.api.property;

import dev.drumbeat.db.property.Import;
import dev.drumbeat.db.property.ImportStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.journey.imports.Header;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a file in, a thousand rows at a time, so that its size doesn't matter to memory. */
@Component
final class Importer {
  private final ImportStore imports;
  private final ListStore lists;

  Importer(ImportStore imports, ListStore lists) {
    this.imports = imports;
    this.lists = lists;
  }

  Import run(UUID workspace, ImportForm form) throws IOException {
    CsvFile file = CsvFile.open(form.file());
    Header header = file.header(form.overrides());
    UUID list = form.list() == null ? null : lists.ensure(workspace, form.list());
    UUID id = imports.begin(workspace, form.fileName(), list);
    try {
      var batches =
          new Batches(header, batch -> imports.store(workspace, id, form.source(), batch));
      file.each(row -> batches.take(row.getStartingLineNumber(), row.getFields()));
      batches.flush();
    } catch (IOException | RuntimeException e) {
      imports.finish(workspace, id, "It stopped half-way; import the file again to complete it");
      throw e;
    }
    return imports.finish(workspace, id, null);
  }
}
