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
    String same =
        switch (scope) {
          case ENROLLMENT -> "o.id = e.id";
          case CONTACT -> "(o.id = e.id or o.contact_id = e.contact_id)";
          case PROPERTY -> "(o.id = e.id or o.property_id = e.property_id)";
          case OWNER ->
              """
              (o.id = e.id or coalesce(o.owner_id, op.owner_id) =
                (select coalesce(e.owner_id, p.owner_id) from enrollment x
                 left join property p on p.id = e.property_id where x.id = e.id))
              """;
        };
    return tx.fetch(
            """
            select o.id, o.run_id from enrollment e
            join enrollment o on o.campaign_id = e.campaign_id and o.state = 'ACTIVE'
            left join property op on op.id = o.property_id
            where e.id = ? and
            """
                + same
                + " order by o.id",
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
