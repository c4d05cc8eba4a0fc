package dev.drumbeat.db.property;

import dev.drumbeat.journey.imports.PropertyRecord;
import java.util.List;

/**
 * Some rows of a file, to be stored in one transaction.
 *
 * @param properties no two with the same source key
 * @param rest counts of what isn't stored: rejected rows, rows that a later one repeats, warnings
 */
public record ImportBatch(
    List<PropertyRecord> properties, List<ImportIssue> issues, ImportCounts rest) {
  public ImportBatch {
    properties = List.copyOf(properties);
    issues = List.copyOf(issues);
  }
}
