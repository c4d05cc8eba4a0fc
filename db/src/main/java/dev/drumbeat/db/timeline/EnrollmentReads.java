package dev.drumbeat.db.timeline;

import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.ENROLLMENT;
import static dev.drumbeat.db.generated.Tables.PROPERTY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.generated.tables.ContactPoint;
import dev.drumbeat.db.page.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads enrollments, within the caller's transaction. */
public final class EnrollmentReads {
  private static final ContactPoint PHONE = CONTACT_POINT.as("phone");
  private static final ContactPoint EMAIL = CONTACT_POINT.as("email");

  private EnrollmentReads() {}

  /** Which enrollments of a run are asked for. */
  public record Filter(
      UUID run, @Nullable String state, @Nullable String step, @Nullable String hold) {}

  /** In the order of their ids. */
  public static Slice<EnrollmentView> ofRun(DSLContext tx, Filter filter, long after, int limit) {
    List<EnrollmentView> rows =
        rows(tx)
            .where(ENROLLMENT.RUN_ID.eq(filter.run()))
            .and(filter.state() == null ? noCondition() : ENROLLMENT.STATE.eq(filter.state()))
            .and(filter.step() == null ? noCondition() : ENROLLMENT.STEP.eq(filter.step()))
            .and(filter.hold() == null ? noCondition() : ENROLLMENT.HOLD.eq(filter.hold()))
            .and(ENROLLMENT.ID.gt(after))
            .orderBy(ENROLLMENT.ID)
            .limit(limit + 1)
            .fetch(EnrollmentReads::view);
    return Slice.cut(rows, limit, row -> Long.toString(row.id()));
  }

  public static Optional<EnrollmentView> find(DSLContext tx, long id) {
    return rows(tx).where(ENROLLMENT.ID.eq(id)).fetchOptional(EnrollmentReads::view);
  }

  /** What holds active leads of a run back now, the most frequent first. */
  public static List<HoldCount> holds(DSLContext tx, UUID run) {
    return tx.select(ENROLLMENT.HOLD, count(), min(ENROLLMENT.DUE_AT))
        .from(ENROLLMENT)
        .where(ENROLLMENT.RUN_ID.eq(run))
        .and(ENROLLMENT.STATE.eq("ACTIVE"))
        .and(ENROLLMENT.HOLD.isNotNull())
        .groupBy(ENROLLMENT.HOLD)
        .orderBy(count().desc(), ENROLLMENT.HOLD)
        .fetch(row -> new HoldCount(row.value1(), row.value2(), row.value3()));
  }

  static List<EnrollmentView> newest(DSLContext tx, Condition wanted, int limit) {
    return rows(tx)
        .where(wanted)
        .orderBy(ENROLLMENT.ID.desc())
        .limit(limit)
        .fetch(EnrollmentReads::view);
  }

  private static SelectOnConditionStep<? extends Record> rows(DSLContext tx) {
    return tx.select(ENROLLMENT.fields())
        .select(PROPERTY.ADDRESS, PROPERTY.OWNER_ID, PHONE.VALUE, EMAIL.VALUE)
        .from(ENROLLMENT)
        .leftJoin(PROPERTY)
        .on(PROPERTY.ID.eq(ENROLLMENT.PROPERTY_ID))
        .leftJoin(PHONE)
        .on(PHONE.ID.eq(ENROLLMENT.PHONE_POINT_ID))
        .leftJoin(EMAIL)
        .on(EMAIL.ID.eq(ENROLLMENT.EMAIL_POINT_ID));
  }

  // A lead that is a property has the owner that enrichment finds for it.
  private static @Nullable Long owner(Record row) {
    Long enrolled = row.get(ENROLLMENT.OWNER_ID);
    return enrolled == null ? row.get(PROPERTY.OWNER_ID) : enrolled;
  }

  private static EnrollmentView view(Record row) {
    return new EnrollmentView(
        row.get(ENROLLMENT.ID),
        row.get(ENROLLMENT.CAMPAIGN_ID),
        row.get(ENROLLMENT.RUN_ID),
        row.get(ENROLLMENT.COHORT),
        row.get(ENROLLMENT.PROPERTY_ID),
        owner(row),
        row.get(ENROLLMENT.CONTACT_ID),
        row.get(PROPERTY.ADDRESS),
        row.get(PHONE.VALUE),
        row.get(EMAIL.VALUE),
        row.get(ENROLLMENT.STATE),
        row.get(ENROLLMENT.STEP),
        row.get(ENROLLMENT.VISIT),
        row.get(ENROLLMENT.PHASE),
        row.get(ENROLLMENT.DUE_AT),
        row.get(ENROLLMENT.HOLD),
        Json.map(row.get(ENROLLMENT.OUTCOMES)),
        Json.map(row.get(ENROLLMENT.FIELDS)),
        row.get(ENROLLMENT.OUTCOME),
        row.get(ENROLLMENT.REASON),
        row.get(ENROLLMENT.CREATED_AT),
        row.get(ENROLLMENT.UPDATED_AT),
        row.get(ENROLLMENT.ENDED_AT));
  }
}
