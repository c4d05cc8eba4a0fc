package dev.drumbeat.api.property;

import dev.drumbeat.db.property.Import;
import dev.drumbeat.db.property.ImportCounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as a client reads it.
 *
 * @param counts rows = created + updated + unchanged + rejected
 * @param report where its issues are, as a file
 */
record ImportView(
    UUID id,
    String fileName,
    @Nullable UUID listId,
    Import.State state,
    ImportCounts counts,
    @Nullable String failure,
    String report,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  static ImportView of(Import done) {
    return new ImportView(
        done.id(),
        done.fileName(),
        done.listId(),
        done.state(),
        done.counts(),
        done.failure(),
        "/api/imports/" + done.id() + "/report.csv",
        done.createdAt(),
        done.finishedAt());
  }
}
