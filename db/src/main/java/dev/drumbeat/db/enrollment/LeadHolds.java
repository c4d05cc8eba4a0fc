package dev.drumbeat.db.enrollment;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Leads that wait for a person to mend what is missing or wrong, and lets them go on. */
public final class LeadHolds {
  /** A change that committed this shortly before the hold may have come too late to be seen. */
  private static final String MARGIN = "10 seconds";

  private LeadHolds() {}

  /**
   * Makes held leads due again, and owes their cohorts a wake-up; what is parked by a pause stays.
   *
   * @return those that were held
   */
  public static List<Long> release(DSLContext tx, Collection<Long> enrollments) {
    if (enrollments.isEmpty()) {
      return List.of();
    }
    EnrollmentStore.lock(tx, new TreeSet<>(enrollments));
    return tx.fetch(
            """
            with released as (
              update enrollment set due_at = clock_timestamp(), hold = null
              where id = any(?) and state = 'ACTIVE' and due_at is null
                and hold is not null and hold <> 'RUN_PAUSED'
              returning workspace_id, run_id, cohort, id),
            woken as (
              insert into wake (workspace_id, run_id, cohort, enrollment_id)
              select workspace_id, run_id, cohort, id from released
              on conflict do nothing)
            select id from released order by id
            """,
            (Object) enrollments.toArray(Long[]::new))
        .map(row -> row.get(0, Long.class));
  }

  /**
   * Leads held for a missing field or for bad data, whose property, owner or contact was changed
   * since: what held them may be gone. One that is held again is not found again by the same
   * change.
   */
  public static List<Long> changedSince(DSLContext tx, int limit) {
    return tx.fetch(
            """
            select e.id
            from enrollment e
            left join property p on p.id = e.property_id
            left join owner o on o.id = coalesce(e.owner_id, p.owner_id)
            left join contact c on c.id = e.contact_id
            where e.state = 'ACTIVE' and e.due_at is null
              and e.hold in ('MISSING_FIELD', 'BAD_DATA')
              and greatest(p.updated_at, o.updated_at, c.updated_at)
                  > e.updated_at - ?::interval
            order by e.id limit ?
            """,
            MARGIN,
            limit)
        .map(row -> row.get(0, Long.class));
  }
}
