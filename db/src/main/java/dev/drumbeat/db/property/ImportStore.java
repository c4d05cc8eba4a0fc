package dev.drumbeat.db.property;

import static dev.drumbeat.db.generated.Tables.IMPORT;
import static dev.drumbeat.db.generated.Tables.IMPORT_ISSUE;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.generated.tables.records.ImportIssueRecord;
import dev.drumbeat.db.generated.tables.records.ImportRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.imports.Issue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps imports and their issues, and stores their batches. */
public final class ImportStore {
  private final Database database;

  public ImportStore(Database database) {
    this.database = database;
  }

  /** Notes that an import has begun. */
  public UUID begin(UUID workspace, String fileName, @Nullable UUID list) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.insertInto(IMPORT)
                .set(IMPORT.WORKSPACE_ID, workspace)
                .set(IMPORT.FILE_NAME, fileName)
                .set(IMPORT.LIST_ID, list)
                .returning(IMPORT.ID)
                .fetchSingle()
                .getId());
  }

  /** Stores a batch with its issues and counts, all or nothing. */
  public ImportCounts store(UUID workspace, UUID id, String source, ImportBatch batch) {
    return database.inWorkspace(
        workspace,
        tx -> {
          ImportRecord imported = tx.fetchSingle(IMPORT, IMPORT.ID.eq(id));
          ImportCounts counts =
              new PropertyLoader(tx, workspace, source, imported.getFileName())
                  .load(batch.properties(), imported.getListId())
                  .plus(batch.rest());
          insert(tx, workspace, id, batch.issues());
          add(tx, id, counts);
          return counts;
        });
  }

  /** Notes that an import has ended, well or, with a reason, not. */
  public Import finish(UUID workspace, UUID id, @Nullable String failure) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.update(IMPORT)
              .set(IMPORT.STATE, failure == null ? "COMPLETED" : "FAILED")
              .set(IMPORT.FAILURE, failure)
              .set(IMPORT.FINISHED_AT, currentInstant())
              .where(IMPORT.ID.eq(id))
              .execute();
          return read(tx.fetchSingle(IMPORT, IMPORT.ID.eq(id)));
        });
  }

  public Optional<Import> find(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace, tx -> tx.fetchOptional(IMPORT, IMPORT.ID.eq(id)).map(ImportStore::read));
  }

  /** Newest first. */
  public Page<Import> list(UUID workspace, Import.@Nullable State state, Window window) {
    Condition wanted = state == null ? DSL.noCondition() : IMPORT.STATE.eq(state.name());
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(IMPORT)
                    .where(wanted)
                    .orderBy(IMPORT.CREATED_AT.desc(), IMPORT.ID)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(ImportStore::read),
                tx.fetchCount(IMPORT, wanted)));
  }

  /**
   * An import's issues, in the order of the file.
   *
   * @param severity the only one wanted; null for all
   */
  public Slice<ImportIssue> issues(
      UUID workspace, UUID id, ImportIssue.@Nullable Severity severity, long after, int limit) {
    List<ImportIssueRecord> rows =
        database.inWorkspace(
            workspace,
            tx ->
                tx.selectFrom(IMPORT_ISSUE)
                    .where(IMPORT_ISSUE.IMPORT_ID.eq(id))
                    .and(IMPORT_ISSUE.ID.gt(after))
                    .and(
                        severity == null
                            ? noCondition()
                            : IMPORT_ISSUE.SEVERITY.eq(severity.name()))
                    .orderBy(IMPORT_ISSUE.ID)
                    .limit(limit + 1)
                    .fetch());
    Slice<ImportIssueRecord> slice = Slice.cut(rows, limit, issue -> Long.toString(issue.getId()));
    return new Slice<>(slice.rows().stream().map(ImportStore::issue).toList(), slice.next());
  }

  private static void insert(DSLContext tx, UUID workspace, UUID id, List<ImportIssue> issues) {
    if (issues.isEmpty()) {
      return;
    }
    tx.insertInto(
            IMPORT_ISSUE,
            IMPORT_ISSUE.WORKSPACE_ID,
            IMPORT_ISSUE.IMPORT_ID,
            IMPORT_ISSUE.SEVERITY,
            IMPORT_ISSUE.LINE,
            IMPORT_ISSUE.COLUMN_NAME,
            IMPORT_ISSUE.VALUE,
            IMPORT_ISSUE.CODE,
            IMPORT_ISSUE.MESSAGE,
            IMPORT_ISSUE.FIX)
        .valuesOfRows(
            issues.stream()
                .map(each ->
                    row(
                        workspace,
                        id,
                        each.severity().name(),
                        each.issue().line(),
                        each.issue().column(),
                        each.issue().value(),
                        each.issue().code(),
                        each.issue().message(),
                        each.issue().fix()))
                .toList())
        .execute();
  }

  private static void add(DSLContext tx, UUID id, ImportCounts counts) {
    tx.update(IMPORT)
        .set(IMPORT.ROWS, IMPORT.ROWS.plus(counts.rows()))
        .set(IMPORT.CREATED, IMPORT.CREATED.plus(counts.created()))
        .set(IMPORT.UPDATED, IMPORT.UPDATED.plus(counts.updated()))
        .set(IMPORT.UNCHANGED, IMPORT.UNCHANGED.plus(counts.unchanged()))
        .set(IMPORT.REJECTED, IMPORT.REJECTED.plus(counts.rejected()))
        .set(IMPORT.WARNED, IMPORT.WARNED.plus(counts.warned()))
        .where(IMPORT.ID.eq(id))
        .execute();
  }

  private static Import read(ImportRecord row) {
    return new Import(
        row.getId(),
        row.getFileName(),
        row.getListId(),
        Import.State.valueOf(row.getState()),
        new ImportCounts(
            row.getRows(),
            row.getCreated(),
            row.getUpdated(),
            row.getUnchanged(),
            row.getRejected(),
            row.getWarned()),
        row.getFailure(),
        row.getCreatedAt(),
        row.getFinishedAt());
  }

  private static ImportIssue issue(ImportIssueRecord row) {
    return new ImportIssue(
        ImportIssue.Severity.valueOf(row.getSeverity()),
        new Issue(
            row.getLine(),
            row.getColumnName(),
            row.getValue(),
            row.getCode(),
            row.getMessage(),
            Objects.requireNonNullElse(row.getFix(), "")));
  }
}
