package dev.drumbeat.db.dnc;

import static dev.drumbeat.db.generated.Tables.DNC_ENTRY;
import static dev.drumbeat.db.generated.Tables.DNC_LIST;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.currentInstant;

import dev.drumbeat.db.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Takes in do-not-call lists and looks phones up in them. */
public final class DncStore {
  private final Database database;

  public DncStore(Database database) {
    this.database = database;
  }

  /**
   * Loads a list in one transaction: until it commits the version before holds. A national, state
   * or reassigned list takes the place of its older version; an own or litigators' list only grows.
   *
   * @param entries walked again when the transaction must be tried again
   * @throws IllegalArgumentException when the list has another kind, or is newer already
   */
  public DncList load(UUID workspace, NewDncList list, Iterable<DncEntry> entries) {
    return database.inWorkspace(
        workspace,
        tx -> {
          UUID id = upsert(tx, workspace, list);
          DncLoader.copy(tx, entries);
          DncLoader.merge(tx, workspace, id, list.kind().isReplaced());
          tx.update(DNC_LIST)
              .set(DNC_LIST.ENTRIES, (long) tx.fetchCount(DNC_ENTRY, DNC_ENTRY.LIST_ID.eq(id)))
              .where(DNC_LIST.ID.eq(id))
              .execute();
          return tx.selectFrom(DNC_LIST).where(DNC_LIST.ID.eq(id)).fetchSingle(DncStore::list);
        });
  }

  /** All of a workspace's lists, by name. */
  public List<DncList> list(UUID workspace) {
    return database.inWorkspace(workspace, DncStore::lists);
  }

  /** {@link #list} as part of a transaction. */
  public static List<DncList> lists(DSLContext tx) {
    return tx.selectFrom(DNC_LIST).orderBy(DNC_LIST.NAME).fetch(DncStore::list);
  }

  /** On which lists these phones are, by phone; one statement however many. */
  public static Map<String, List<DncHit>> lookUp(DSLContext tx, Collection<String> phones) {
    return tx
        .select(
            DNC_ENTRY.PHONE,
            DNC_LIST.KIND,
            DNC_LIST.NAME,
            DNC_LIST.STATE,
            DNC_ENTRY.DATE,
            DNC_LIST.AS_OF)
        .from(DNC_ENTRY)
        .join(DNC_LIST)
        .on(DNC_LIST.ID.eq(DNC_ENTRY.LIST_ID))
        .where(DNC_ENTRY.PHONE.in(phones))
        .orderBy(DNC_LIST.NAME)
        .fetch(DncStore::hit)
        .stream()
        .collect(groupingBy(DncHit::phone));
  }

  private static UUID upsert(DSLContext tx, UUID workspace, NewDncList list) {
    return tx.insertInto(DNC_LIST)
        .set(DNC_LIST.WORKSPACE_ID, workspace)
        .set(DNC_LIST.NAME, list.name())
        .set(DNC_LIST.KIND, list.kind().name())
        .set(DNC_LIST.STATE, list.state())
        .set(DNC_LIST.SOURCE, list.source())
        .set(DNC_LIST.AS_OF, list.asOf())
        .onConflict(DNC_LIST.WORKSPACE_ID, DNC_LIST.NAME)
        .doUpdate()
        .set(DNC_LIST.SOURCE, list.source())
        .set(DNC_LIST.AS_OF, list.asOf())
        .set(DNC_LIST.LOADED_AT, currentInstant())
        .where(DNC_LIST.KIND.eq(list.kind().name()))
        .and(DNC_LIST.STATE.isNotDistinctFrom(list.state()))
        .and(DNC_LIST.AS_OF.le(list.asOf()))
        .returning(DNC_LIST.ID)
        .fetchOptional(DNC_LIST.ID)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The list '" + list.name() + "' is of another kind, or newer already"));
  }

  private static DncHit hit(Record row) {
    return new DncHit(
        row.get(DNC_ENTRY.PHONE),
        DncKind.valueOf(row.get(DNC_LIST.KIND)),
        row.get(DNC_LIST.NAME),
        row.get(DNC_LIST.STATE),
        row.get(DNC_ENTRY.DATE),
        row.get(DNC_LIST.AS_OF));
  }

  private static DncList list(Record row) {
    return new DncList(
        row.get(DNC_LIST.ID),
        row.get(DNC_LIST.NAME),
        DncKind.valueOf(row.get(DNC_LIST.KIND)),
        row.get(DNC_LIST.STATE),
        row.get(DNC_LIST.SOURCE),
        row.get(DNC_LIST.AS_OF),
        row.get(DNC_LIST.ENTRIES),
        row.get(DNC_LIST.LOADED_AT));
  }
}
