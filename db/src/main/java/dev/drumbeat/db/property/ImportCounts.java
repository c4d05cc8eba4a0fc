package dev.drumbeat.db.property;

/**
 * What became of a file's rows.
 *
 * @param warned rows that were taken with a warning
 */
public record ImportCounts(
    int rows, int created, int updated, int unchanged, int rejected, int warned) {
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

  public ImportCounts plus(ImportCounts more) {
    return new ImportCounts(
        rows + more.rows,
        created + more.created,
        updated + more.updated,
        unchanged + more.unchanged,
        rejected + more.rejected,
        warned + more.warned);
  }
}
