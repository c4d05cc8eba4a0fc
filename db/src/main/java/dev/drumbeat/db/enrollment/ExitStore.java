package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.journey.campaign.Scope;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Ends journeys because of what happened to one of them. */
public final class ExitStore {
  private ExitStore() {}

  /** The active enrollments of the same campaign that a rule's scope takes in, this one too. */
  public static List<InScope> inScope(DSLContext tx, long enrollment, Scope scope) {
    String others =
        switch (scope) {
          case ENROLLMENT -> "";
          case CONTACT ->
              """
              union select o.id from me join enrollment o on o.contact_id = me.contact_id
                and o.state = 'ACTIVE'
              """;
          case PROPERTY ->
              "union select o.id from me join enrollment o on o.property_id = me.property_id";
          case OWNER ->
              """
              union select o.id from me join enrollment o on o.owner_id = me.owner_id
                and o.state = 'ACTIVE'
              union select o.id from me join property p on p.owner_id = me.owner_id
                join enrollment o on o.property_id = p.id and o.owner_id is null
              """;
        };
    return tx.fetch(
            """
            with me as materialized (
              select e.id, e.campaign_id, e.contact_id, e.property_id,
                     coalesce(e.owner_id, p.owner_id) as owner_id
              from enrollment e left join property p on p.id = e.property_id
              where e.id = ?),
            near as materialized (select id from me %s)
            select o.id, o.run_id from me cross join near
            join enrollment o on o.id = near.id
            where o.campaign_id = me.campaign_id and o.state = 'ACTIVE'
            order by o.id
            """
                .formatted(others),
            enrollment)
        .map(row -> new InScope(row.get(0, Long.class), row.get(1, UUID.class)));
  }

  /** An enrollment that a rule's scope takes in. */
  public record InScope(long enrollment, UUID run) {}

  /**
   * Ends enrollments, withdraws what they had planned, and wakes their cohorts. The caller holds
   * their locks.
   */
  public static void exit(DSLContext tx, List<Long> enrollments, String outcome, String reason) {
    if (enrollments.isEmpty()) {
      return;
    }
    Long[] ids = enrollments.toArray(Long[]::new);
    tx.execute(
        """
        update intent set state = 'NOT_SENT', error_code = 'ENROLLMENT_ENDED',
               settled_at = clock_timestamp()
        where enrollment_id = any(?) and state = 'PLANNED'
        """,
        (Object) ids);
    List<Record> ended =
        List.copyOf(
            tx.fetch(
                """
                update enrollment
                set state = 'EXITED', phase = 'ENDED', work = 'NONE', due_at = null, hold = null,
                    outcome = ?, reason = ?, version = version + 1, ended_at = clock_timestamp()
                where id = any(?) and state = 'ACTIVE'
                returning run_id, cohort, id, step, visit
                """,
                outcome,
                reason,
                ids));
    for (Record row : ended) {
      TimelineStore.append(
          tx,
          row.get(0, UUID.class),
          "",
          List.of(
              TimelineEntry.of(
                      row.get(2, Long.class),
                      "EXITED",
                      row.get(3, String.class),
                      row.get(4, Integer.class),
                      reason)
                  .because("EXIT_ON", java.util.Map.of("outcome", outcome))));
    }
    WakeStore.wake(tx, ended.stream().map(row -> row.get(2, Long.class)).toList());
    ended.stream()
        .map(row -> new WakeStore.CohortKey(row.get(0, UUID.class), row.get(1, Integer.class)))
        .distinct()
        .forEach(cohort -> RunStore.closeCohortIfDone(tx, cohort.run(), cohort.number()));
  }
}
