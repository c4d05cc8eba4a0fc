package dev.drumbeat.db.timeline;

import static dev.drumbeat.db.generated.Tables.CONTACT;
import static dev.drumbeat.db.generated.Tables.CONTACT_ADDRESS;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.ENROLLMENT;
import static dev.drumbeat.db.generated.Tables.INTENT;
import static dev.drumbeat.db.generated.Tables.PROPERTY;
import static org.jooq.impl.DSL.select;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Finds the enrollments that touch a person, whether anything was sent or not. */
public final class WhyReads {
  private WhyReads() {}

  /** The id of a phone or an address, normalised. */
  public static Optional<Long> point(DSLContext tx, String value) {
    return tx.select(CONTACT_POINT.ID)
        .from(CONTACT_POINT)
        .where(CONTACT_POINT.VALUE.eq(value))
        .fetchOptional(CONTACT_POINT.ID);
  }

  /**
   * The newest enrollments that chose this contact point, sent to it, or could have: by a contact,
   * or by the property or the owner of one.
   */
  public static List<EnrollmentView> touching(DSLContext tx, long point, int limit) {
    Select<Record1<Long>> contacts =
        select(CONTACT_ADDRESS.CONTACT_ID)
            .from(CONTACT_ADDRESS)
            .where(CONTACT_ADDRESS.CONTACT_POINT_ID.eq(point));
    Select<Record1<Long>> owners =
        select(CONTACT.OWNER_ID).from(CONTACT).where(CONTACT.ID.in(contacts));
    Select<Record1<Long>> properties =
        select(CONTACT.PROPERTY_ID)
            .from(CONTACT)
            .where(CONTACT.ID.in(contacts))
            .union(select(PROPERTY.ID).from(PROPERTY).where(PROPERTY.OWNER_ID.in(owners)));
    Condition touches =
        ENROLLMENT
            .ID
            .in(select(ENROLLMENT.ID).from(ENROLLMENT).where(ENROLLMENT.PHONE_POINT_ID.eq(point)))
            .or(
                ENROLLMENT.ID.in(
                    select(ENROLLMENT.ID)
                        .from(ENROLLMENT)
                        .where(ENROLLMENT.EMAIL_POINT_ID.eq(point))))
            .or(
                ENROLLMENT.ID.in(
                    select(INTENT.ENROLLMENT_ID)
                        .from(INTENT)
                        .where(INTENT.CONTACT_POINT_ID.eq(point))))
            .or(ENROLLMENT.CONTACT_ID.in(contacts))
            .or(ENROLLMENT.PROPERTY_ID.in(properties))
            .or(ENROLLMENT.OWNER_ID.in(owners));
    return EnrollmentReads.newest(tx, touches, limit);
  }
}
