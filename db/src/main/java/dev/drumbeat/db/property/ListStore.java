package dev.drumbeat.db.property;

import static dev.drumbeat.db.generated.Tables.AUDIENCE_LIST;
import static dev.drumbeat.db.generated.Tables.LIST_MEMBER;
import static dev.drumbeat.db.generated.Tables.PROPERTY;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/** Keeps lists of properties. */
public final class ListStore {
  private static final Field<Integer> MEMBERS =
      selectCount()
          .from(LIST_MEMBER)
          .where(LIST_MEMBER.LIST_ID.eq(AUDIENCE_LIST.ID))
          .asField("members");

  private final Database database;

  public ListStore(Database database) {
    this.database = database;
  }

  /**
   * Makes an empty list.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when the key is taken
   */
  public AudienceList create(UUID workspace, String key, String name) {
    return database.inWorkspace(
        workspace,
        tx -> {
          UUID id =
              tx.insertInto(AUDIENCE_LIST)
                  .set(AUDIENCE_LIST.WORKSPACE_ID, workspace)
                  .set(AUDIENCE_LIST.KEY, key)
                  .set(AUDIENCE_LIST.NAME, name)
                  .returning(AUDIENCE_LIST.ID)
                  .fetchSingle()
                  .getId();
          return read(tx, id).orElseThrow();
        });
  }

  /** The id of the list with that key, made when it isn't there. */
  public UUID ensure(UUID workspace, String key) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.insertInto(AUDIENCE_LIST)
              .set(AUDIENCE_LIST.WORKSPACE_ID, workspace)
              .set(AUDIENCE_LIST.KEY, key)
              .set(AUDIENCE_LIST.NAME, key)
              .onConflictDoNothing()
              .execute();
          return tx.fetchSingle(AUDIENCE_LIST, AUDIENCE_LIST.KEY.eq(key)).getId();
        });
  }

  public Optional<AudienceList> find(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, tx -> read(tx, id));
  }

  public boolean exists(UUID workspace, String key) {
    return database.inWorkspace(
        workspace, tx -> tx.fetchExists(AUDIENCE_LIST, AUDIENCE_LIST.KEY.eq(key)));
  }

  public Page<AudienceList> list(UUID workspace, Window window) {
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                rows(tx)
                    .orderBy(AUDIENCE_LIST.KEY)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(ListStore::list),
                tx.fetchCount(AUDIENCE_LIST)));
  }

  /** Changes key and name; empty when there is no such list. */
  public Optional<AudienceList> update(UUID workspace, UUID id, String key, String name) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.update(AUDIENCE_LIST)
              .set(AUDIENCE_LIST.KEY, key)
              .set(AUDIENCE_LIST.NAME, name)
              .where(AUDIENCE_LIST.ID.eq(id))
              .execute();
          return read(tx, id);
        });
  }

  /** Removes a list, not its properties; false when there was none. */
  public boolean delete(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace,
        tx -> tx.deleteFrom(AUDIENCE_LIST).where(AUDIENCE_LIST.ID.eq(id)).execute() == 1);
  }

  /** Adds properties of this workspace; others are passed over. */
  public void add(UUID workspace, UUID list, Collection<Long> properties) {
    database.doInWorkspace(
        workspace,
        tx ->
            tx.insertInto(
                    LIST_MEMBER,
                    LIST_MEMBER.WORKSPACE_ID,
                    LIST_MEMBER.LIST_ID,
                    LIST_MEMBER.PROPERTY_ID)
                .select(
                    tx.select(val(workspace), AUDIENCE_LIST.ID, PROPERTY.ID)
                        .from(AUDIENCE_LIST)
                        .crossJoin(PROPERTY)
                        .where(AUDIENCE_LIST.ID.eq(list))
                        .and(PROPERTY.ID.in(properties)))
                .onConflictDoNothing()
                .execute());
  }

  public void remove(UUID workspace, UUID list, Collection<Long> properties) {
    database.doInWorkspace(
        workspace,
        tx ->
            tx.deleteFrom(LIST_MEMBER)
                .where(LIST_MEMBER.LIST_ID.eq(list))
                .and(LIST_MEMBER.PROPERTY_ID.in(properties))
                .execute());
  }

  private static Optional<AudienceList> read(DSLContext tx, UUID id) {
    return rows(tx).where(AUDIENCE_LIST.ID.eq(id)).fetchOptional(ListStore::list);
  }

  private static SelectJoinStep<? extends Record> rows(DSLContext tx) {
    return tx.select(AUDIENCE_LIST.fields()).select(MEMBERS).from(AUDIENCE_LIST);
  }

  private static AudienceList list(Record row) {
    return new AudienceList(
        row.get(AUDIENCE_LIST.ID),
        row.get(AUDIENCE_LIST.KEY),
        row.get(AUDIENCE_LIST.NAME),
        row.get(MEMBERS),
        row.get(AUDIENCE_LIST.CREATED_AT),
        row.get(AUDIENCE_LIST.UPDATED_AT));
  }
}
