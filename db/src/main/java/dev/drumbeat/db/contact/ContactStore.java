package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONTACT;
import static dev.drumbeat.db.generated.Tables.CONTACT_ADDRESS;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.Json;
import dev.drumbeat.db.contact.NewContact.Reach;
import dev.drumbeat.db.generated.tables.records.ContactRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.contact.LineType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps contacts and where they are reached. */
public final class ContactStore {
  private final Database database;

  public ContactStore(Database database) {
    this.database = database;
  }

  /**
   * Which contacts are asked for.
   *
   * @param value an exact phone or e-mail address, normalised
   */
  public record Filter(@Nullable String value, @Nullable Long propertyId, @Nullable Long ownerId) {}

  /**
   * Stores a new one.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when its key is taken
   */
  public Contact create(UUID workspace, NewContact contact) {
    return database.inWorkspace(
        workspace,
        tx -> {
          ContactRecord row = tx.newRecord(CONTACT);
          row.setWorkspaceId(workspace);
          fill(row, contact);
          row.insert();
          reach(tx, workspace, row.getId(), contact.reaches());
          return ContactReads.contacts(tx, CONTACT.ID.eq(row.getId()), new Window(1, 0)).getFirst();
        });
  }

  /** Replaces one, its phones and addresses too; empty when there is none. */
  public Optional<Contact> update(UUID workspace, long id, NewContact contact) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(CONTACT, CONTACT.ID.eq(id))
                .map(row -> {
                  fill(row, contact);
                  row.update();
                  tx.deleteFrom(CONTACT_ADDRESS).where(CONTACT_ADDRESS.CONTACT_ID.eq(id)).execute();
                  reach(tx, workspace, id, contact.reaches());
                  return ContactReads.contacts(tx, CONTACT.ID.eq(id), new Window(1, 0)).getFirst();
                }));
  }

  public Optional<Contact> find(UUID workspace, long id) {
    return database.inWorkspace(
        workspace,
        tx -> ContactReads.contacts(tx, CONTACT.ID.eq(id), new Window(1, 0)).stream().findFirst());
  }

  public Page<Contact> list(UUID workspace, Filter filter, Window window) {
    Condition wanted = matching(filter);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(ContactReads.contacts(tx, wanted, window), tx.fetchCount(CONTACT, wanted)));
  }

  /**
   * Removes one; its phones and what is known of them stay. False when there was none.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when it was enrolled
   */
  public boolean delete(UUID workspace, long id) {
    return database.inWorkspace(
        workspace, tx -> tx.deleteFrom(CONTACT).where(CONTACT.ID.eq(id)).execute() == 1);
  }

  private static Condition matching(Filter filter) {
    Condition wanted = noCondition();
    if (filter.value() != null) {
      wanted =
          wanted.and(
              CONTACT.ID.in(
                  select(CONTACT_ADDRESS.CONTACT_ID)
                      .from(CONTACT_ADDRESS)
                      .join(CONTACT_POINT)
                      .on(CONTACT_POINT.ID.eq(CONTACT_ADDRESS.CONTACT_POINT_ID))
                      .where(CONTACT_POINT.VALUE.eq(filter.value()))));
    }
    if (filter.propertyId() != null) {
      wanted = wanted.and(CONTACT.PROPERTY_ID.eq(filter.propertyId()));
    }
    return filter.ownerId() == null ? wanted : wanted.and(CONTACT.OWNER_ID.eq(filter.ownerId()));
  }

  private static void fill(ContactRecord row, NewContact contact) {
    row.setContactKey(contact.key());
    row.setPropertyId(contact.propertyId());
    row.setOwnerId(contact.ownerId());
    row.setFirstName(contact.firstName());
    row.setLastName(contact.lastName());
    row.setFields(Json.write(contact.fields()));
    row.setTags(contact.tags().toArray(String[]::new));
  }

  private static void reach(DSLContext tx, UUID workspace, long contact, List<Reach> reaches) {
    Map<String, Long> points =
        ContactPoints.upsertAll(
            tx,
            workspace,
            reaches.stream().map(each -> new Point(each.kind(), each.value(), false)).toList());
    for (int rank = 0; rank < reaches.size(); rank++) {
      Reach reach = reaches.get(rank);
      long point = Objects.requireNonNull(points.get(reach.value()));
      if (reach.lineType() != LineType.UNKNOWN) {
        tx.update(CONTACT_POINT)
            .set(CONTACT_POINT.LINE_TYPE, reach.lineType().name())
            .where(CONTACT_POINT.ID.eq(point))
            .execute();
      }
      tx.insertInto(CONTACT_ADDRESS)
          .set(CONTACT_ADDRESS.WORKSPACE_ID, workspace)
          .set(CONTACT_ADDRESS.CONTACT_ID, contact)
          .set(CONTACT_ADDRESS.CONTACT_POINT_ID, point)
          .set(CONTACT_ADDRESS.RANK, rank)
          .onConflictDoNothing()
          .execute();
      reach.agreements().forEach(each -> Consents.agree(tx, workspace, point, each));
    }
  }
}
