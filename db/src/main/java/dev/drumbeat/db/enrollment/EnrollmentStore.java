package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.COHORT;
import static dev.drumbeat.db.generated.Tables.ENROLLMENT;
import static dev.drumbeat.db.generated.Tables.RUN;
import static org.jooq.impl.DSL.coalesce;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.gate.RunState;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Positions of leads: reading them, locking them, moving them. */
public final class EnrollmentStore {
  /** The version that a cohort's leads walk by. */
  private static final Field<UUID> VERSION = coalesce(COHORT.VERSION_ID, RUN.VERSION_ID);

  private EnrollmentStore() {}

  public static Optional<RunFacts> runFacts(DSLContext tx, UUID run, int cohort) {
    return tx.select(
            RUN.ID,
            RUN.CAMPAIGN_ID,
            VERSION,
            RUN.STATE,
            COHORT.GENERATION,
            RUN.BUSINESS_OFFSET_SECONDS,
            RUN.STARTED_AT)
        .from(RUN)
        .join(COHORT)
        .on(COHORT.RUN_ID.eq(RUN.ID))
        .and(COHORT.NUMBER.eq(cohort))
        .where(RUN.ID.eq(run))
        .fetchOptional(EnrollmentStore::runFacts);
  }

  /** The leads of a cohort that have not ended, by id. */
  public static List<LeadStatus> ofCohort(DSLContext tx, UUID run, int cohort) {
    return tx.selectFrom(ENROLLMENT)
        .where(ENROLLMENT.RUN_ID.eq(run))
        .and(ENROLLMENT.COHORT.eq(cohort))
        .and(ENROLLMENT.STATE.eq("ACTIVE"))
        .orderBy(ENROLLMENT.ID)
        .fetch(EnrollmentStore::status);
  }

  /** Where leads of a cohort stand; one that is in another now counts there as ended. */
  public static List<LeadStatus> statusOf(DSLContext tx, int cohort, Collection<Long> leads) {
    return tx.selectFrom(ENROLLMENT)
        .where(ENROLLMENT.ID.in(leads))
        .orderBy(ENROLLMENT.ID)
        .fetch(row -> row.getCohort() == cohort ? status(row) : status(row).gone());
  }

  /**
   * Locks enrollments, in the order of their ids.
   *
   * @return the version of each that is active
   */
  public static Map<Long, Integer> lock(DSLContext tx, Collection<Long> leads) {
    return lock(tx, ENROLLMENT.ID.in(leads));
  }

  /** As the other {@code lock}, of those that are in the cohort. */
  public static Map<Long, Integer> lock(DSLContext tx, int cohort, Collection<Long> leads) {
    return lock(tx, ENROLLMENT.ID.in(leads).and(ENROLLMENT.COHORT.eq(cohort)));
  }

  private static Map<Long, Integer> lock(DSLContext tx, Condition which) {
    var versions = new LinkedHashMap<Long, Integer>();
    tx.select(ENROLLMENT.ID, ENROLLMENT.VERSION, ENROLLMENT.STATE)
        .from(ENROLLMENT)
        .where(which)
        .orderBy(ENROLLMENT.ID)
        .forNoKeyUpdate()
        .forEach(row -> {
          if (row.value3().equals("ACTIVE")) {
            versions.put(row.value1(), row.value2());
          }
        });
    return versions;
  }

  /** Keeps the contact points first chosen for leads, and the contact that they belong to. */
  public static void keepPoints(DSLContext tx, List<PointKept> kept) {
    if (kept.isEmpty()) {
      return;
    }
    tx.execute(
        """
        update enrollment e
        set phone_point_id = coalesce(e.phone_point_id, v."phonePoint"),
            email_point_id = coalesce(e.email_point_id, v."emailPoint"),
            contact_id = coalesce(e.contact_id, v."contactId")
        from jsonb_to_recordset(?::jsonb) as v(id bigint, "phonePoint" bigint, "emailPoint" bigint,
                                        "contactId" bigint)
        where e.id = v.id
        """,
        Json.write(kept));
  }

  /** Writes new positions; one that is no longer at its version, or has ended, is left alone. */
  public static void move(DSLContext tx, List<Movement> movements) {
    if (movements.isEmpty()) {
      return;
    }
    tx.execute(
        """
        update enrollment e
        set step = v.step, visit = v.visit, phase = v.phase, work = v.work, due_at = v.due_at,
            visits = v.visits, outcomes = v.outcomes, fields = e.fields || v.fields,
            hold = v.hold,
            was_due_at = case v.hold when 'RUN_PAUSED' then coalesce(e.was_due_at, e.due_at) end,
            version = e.version + 1,
            state = coalesce(v.state, e.state), outcome = v.outcome, reason = v.reason,
            ended_at = case when v.state is null then null else clock_timestamp() end
        from jsonb_to_recordset(?::jsonb) as v(id bigint, version int, step text, visit int, phase text,
             work text, due_at timestamptz, visits jsonb, outcomes jsonb, fields jsonb, hold text,
             state text, outcome text, reason text)
        where e.id = v.id and e.version = v.version and e.state = 'ACTIVE'
        """,
        Json.write(movements.stream().map(EnrollmentStore::row).toList()));
  }

  private static Map<String, Object> row(Movement m) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", m.id());
    row.put("version", m.version());
    row.put("step", m.position().step());
    row.put("visit", m.position().visit());
    row.put("phase", m.ending() == null ? m.position().phase().name() : "ENDED");
    row.put("work", m.ending() == null ? m.position().work().name() : "NONE");
    if (m.position().dueAt() != null && m.ending() == null) {
      row.put("due_at", m.position().dueAt().toString());
    }
    row.put("visits", m.position().visits());
    row.put("outcomes", m.position().outcomes());
    row.put("fields", m.fields());
    if (m.hold() != null) {
      row.put("hold", m.hold());
    }
    if (m.ending() != null) {
      row.put("state", m.ending().state().name());
      row.put("outcome", m.ending().outcome());
      row.put("reason", m.ending().reason());
    }
    return row;
  }

  private static RunFacts runFacts(Record row) {
    String state = row.get(RUN.STATE);
    return new RunFacts(
        row.get(RUN.ID),
        row.get(RUN.CAMPAIGN_ID),
        row.get(VERSION),
        state.equals("COMPLETED") ? RunState.STOPPED : RunState.valueOf(state),
        row.get(COHORT.GENERATION),
        Duration.ofSeconds(row.get(RUN.BUSINESS_OFFSET_SECONDS)),
        row.get(RUN.STARTED_AT));
  }

  private static LeadStatus status(Record row) {
    return new LeadStatus(
        row.get(ENROLLMENT.ID),
        row.get(ENROLLMENT.WORK),
        row.get(ENROLLMENT.STEP),
        row.get(ENROLLMENT.DUE_AT),
        row.get(ENROLLMENT.VERSION),
        row.get(ENROLLMENT.STATE).equals("ACTIVE"));
  }
}
