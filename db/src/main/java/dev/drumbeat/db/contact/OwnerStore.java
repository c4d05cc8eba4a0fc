package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.OWNER;
import static org.jooq.impl.DSL.noCondition;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.Json;
import dev.drumbeat.db.generated.tables.records.OwnerRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Keeps owners. */
public final class OwnerStore {
  private final Database database;

  public OwnerStore(Database database) {
    this.database = database;
  }

  /**
   * Stores a new one.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when there is one of that name
   *     and address
   */
  public Owner create(UUID workspace, NewOwner owner) {
    return database.inWorkspace(
        workspace,
        tx -> {
          OwnerRecord row = tx.newRecord(OWNER);
          row.setWorkspaceId(workspace);
          fill(row, owner);
          row.insert();
          return owner(tx.fetchSingle(OWNER, OWNER.ID.eq(row.getId())));
        });
  }

  public Optional<Owner> find(UUID workspace, long id) {
    return database.inWorkspace(
        workspace, tx -> tx.fetchOptional(OWNER, OWNER.ID.eq(id)).map(OwnerStore::owner));
  }

  /** Replaces one; empty when there is none. */
  public Optional<Owner> update(UUID workspace, long id, NewOwner owner) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(OWNER, OWNER.ID.eq(id))
                .map(row -> {
                  fill(row, owner);
                  row.update();
                  return owner(tx.fetchSingle(OWNER, OWNER.ID.eq(id)));
                }));
  }

  /**
   * Removes one with its contacts; false when there was none.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when it owns or was enrolled
   */
  public boolean delete(UUID workspace, long id) {
    return database.inWorkspace(
        workspace, tx -> tx.deleteFrom(OWNER).where(OWNER.ID.eq(id)).execute() == 1);
  }

  /** Those whose name contains the text. */
  public Page<Owner> list(UUID workspace, @Nullable String text, Window window) {
    Condition wanted = text == null ? noCondition() : OWNER.NAME.containsIgnoreCase(text);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(OWNER)
                    .where(wanted)
                    .orderBy(OWNER.ID)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(OwnerStore::owner),
                tx.fetchCount(OWNER, wanted)));
  }

  private static void fill(OwnerRecord row, NewOwner owner) {
    row.setOwnerKey(owner.key());
    row.setName(owner.name());
    row.setMailAddress(owner.mailAddress());
    row.setFields(Json.write(owner.fields()));
    row.setTags(owner.tags().toArray(String[]::new));
  }

  private static Owner owner(OwnerRecord row) {
    return new Owner(
        row.getId(),
        row.getOwnerKey(),
        row.getName(),
        row.getMailAddress(),
        Json.map(row.getFields()),
        List.of(row.getTags()),
        row.getSimulated(),
        row.getStoppedAt(),
        row.getStoppedReason(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }
}
