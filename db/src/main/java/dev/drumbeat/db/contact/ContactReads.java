package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONSENT;
import static dev.drumbeat.db.generated.Tables.CONTACT;
import static dev.drumbeat.db.generated.Tables.CONTACT_ADDRESS;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.contact.Contact.Address;
import dev.drumbeat.db.contact.Contact.Consent;
import dev.drumbeat.db.generated.tables.records.ContactRecord;
import dev.drumbeat.db.page.Window;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads contacts with their addresses: four statements, however many. */
final class ContactReads {
  private ContactReads() {}

  static List<Contact> contacts(DSLContext tx, Condition wanted, Window window) {
    List<ContactRecord> rows =
        tx.selectFrom(CONTACT)
            .where(wanted)
            .orderBy(CONTACT.ID)
            .limit(window.limit())
            .offset(window.offset())
            .fetch();
    List<? extends Record> addresses =
        tx.select(
                CONTACT_ADDRESS.CONTACT_ID,
                CONTACT_POINT.ID,
                CONTACT_POINT.KIND,
                CONTACT_POINT.VALUE,
                CONTACT_POINT.LINE_TYPE)
            .from(CONTACT_ADDRESS)
            .join(CONTACT_POINT)
            .on(CONTACT_POINT.ID.eq(CONTACT_ADDRESS.CONTACT_POINT_ID))
            .where(CONTACT_ADDRESS.CONTACT_ID.in(rows.stream().map(ContactRecord::getId).toList()))
            .orderBy(CONTACT_ADDRESS.CONTACT_ID, CONTACT_ADDRESS.RANK, CONTACT_POINT.ID)
            .fetch();
    List<Long> points = addresses.stream().map(each -> each.get(CONTACT_POINT.ID)).toList();
    Knowledge known = new Knowledge(consents(tx, points), suppressed(tx, points));
    return rows.stream().map(row -> contact(row, addresses, known)).toList();
  }

  private record Knowledge(Map<Long, List<Consent>> consents, Map<Long, List<String>> suppressed) {}

  private static Map<Long, List<Consent>> consents(DSLContext tx, List<Long> points) {
    return tx.selectFrom(CONSENT)
        .where(CONSENT.CONTACT_POINT_ID.in(points))
        .orderBy(CONSENT.CHANNEL, CONSENT.BASIS)
        .fetchGroups(
            CONSENT.CONTACT_POINT_ID,
            row -> new Consent(row.getChannel(), row.getBasis(), row.getEvidence(), row.getAt()));
  }

  private static Map<Long, List<String>> suppressed(DSLContext tx, List<Long> points) {
    return tx.selectDistinct(SUPPRESSION.CONTACT_POINT_ID, SUPPRESSION.CHANNEL)
        .from(SUPPRESSION)
        .where(SUPPRESSION.CONTACT_POINT_ID.in(points))
        .and(SUPPRESSION.LIFTED_AT.isNull())
        .fetchGroups(SUPPRESSION.CONTACT_POINT_ID, SUPPRESSION.CHANNEL);
  }

  private static Contact contact(
      ContactRecord row, List<? extends Record> addresses, Knowledge known) {
    return new Contact(
        row.getId(),
        row.getContactKey(),
        row.getPropertyId(),
        row.getOwnerId(),
        row.getFirstName(),
        row.getLastName(),
        addresses.stream()
            .filter(each -> each.get(CONTACT_ADDRESS.CONTACT_ID).equals(row.getId()))
            .map(each -> address(each, known))
            .toList(),
        Json.map(row.getFields()),
        List.of(row.getTags()),
        row.getSimulated(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }

  private static Address address(Record row, Knowledge known) {
    long point = row.get(CONTACT_POINT.ID);
    return new Address(
        row.get(CONTACT_POINT.KIND),
        row.get(CONTACT_POINT.VALUE),
        row.get(CONTACT_POINT.LINE_TYPE),
        known.consents().getOrDefault(point, List.of()),
        known.suppressed().getOrDefault(point, List.of()));
  }
}
