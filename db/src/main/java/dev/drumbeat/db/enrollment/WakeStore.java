package dev.drumbeat.db.enrollment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Leads that their cohorts must look at before their time. */
public final class WakeStore {
  private WakeStore() {}

  /**
   * Owes the cohorts of leads a wake-up, and makes due now what is ready for an effect. A wait
   * keeps its time: it is by that time that it ends.
   */
  public static void wake(DSLContext tx, Collection<Long> leads) {
    if (leads.isEmpty()) {
      return;
    }
    tx.execute(
        """
        with due as (
          update enrollment
          set due_at = case when state <> 'ACTIVE' then null
                            when phase = 'READY' then least(due_at, clock_timestamp())
                            else due_at end
          where id = any(?)
          returning workspace_id, run_id, cohort, id)
        insert into wake (workspace_id, run_id, cohort, enrollment_id)
        select workspace_id, run_id, cohort, id from due
        on conflict do nothing
        """,
        (Object) leads.toArray(Long[]::new));
  }

  /** Takes what is owed, by cohort; gone when the transaction commits. */
  public static Map<CohortKey, List<Long>> take(DSLContext tx, int limit) {
    var wakes = new LinkedHashMap<CohortKey, List<Long>>();
    tx.fetch(
            """
            delete from wake
            where (run_id, cohort, enrollment_id) in (
              select run_id, cohort, enrollment_id from wake where due_at <= now()
              order by run_id, cohort, enrollment_id limit ? for update skip locked)
            returning run_id, cohort, enrollment_id
            """,
            limit)
        .forEach(row ->
            wakes
                .computeIfAbsent(
                    new CohortKey(row.get(0, UUID.class), row.get(1, Integer.class)),
                    key -> new ArrayList<>())
                .add(row.get(2, Long.class)));
    return wakes;
  }

  /** Names a cohort. */
  public record CohortKey(UUID run, int number) {}
}
