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
  private static final int FEW = 20;
  private static final double GATHER_SECONDS = 4;

  private WakeStore() {}

  /**
   * Owes the cohorts of leads a wake-up, and makes due now what is ready for an effect. A wait
   * keeps its time: it is by that time that it ends. A large cohort's wake-ups are gathered for
   * some seconds: each signal costs its history several events.
   */
  public static void wake(DSLContext tx, Collection<Long> leads) {
    if (leads.isEmpty()) {
      return;
    }
    tx.execute(
        """
        with due as (
          update enrollment set due_at = clock_timestamp()
          where id = any(?) and state = 'ACTIVE' and phase = 'READY'
            and coalesce(due_at, 'infinity') > clock_timestamp())
        insert into wake (workspace_id, run_id, cohort, enrollment_id, due_at)
        select e.workspace_id, e.run_id, e.cohort, e.id,
               clock_timestamp()
                 + case when c.size > ? then make_interval(secs => ?) else interval '0' end
        from enrollment e join cohort c on c.run_id = e.run_id and c.number = e.cohort
        where e.id = any(?)
        on conflict do nothing
        """,
        leads.toArray(Long[]::new),
        FEW,
        GATHER_SECONDS,
        leads.toArray(Long[]::new));
  }

  /**
   * Owes a cohort a wake-up for its leads that have been due for long, once in five minutes each:
   * its workflow has missed that they are.
   *
   * @param graceSeconds how long a lead may be due before
   * @param everySeconds how often this is asked
   * @return how many leads
   */
  public static int wakeOverdue(
      DSLContext tx, CohortKey cohort, int graceSeconds, int everySeconds) {
    return tx.execute(
        """
        insert into wake (workspace_id, run_id, cohort, enrollment_id)
        select workspace_id, run_id, cohort, id from (
          select *, extract(epoch from now() - due_at)::int - ? as late from enrollment
          where run_id = ? and cohort = ? and state = 'ACTIVE') e
        where late >= 0 and mod(late, 300) < ?
        on conflict do nothing
        """,
        graceSeconds,
        cohort.run(),
        cohort.number(),
        everySeconds);
  }

  /** Takes what is owed to the cohorts of which something is due; gone when the work commits. */
  public static Map<CohortKey, List<Long>> take(DSLContext tx, int cohorts) {
    var wakes = new LinkedHashMap<CohortKey, List<Long>>();
    tx.fetch(
            """
            with due as (
              select distinct run_id, cohort from wake where due_at <= now() limit ?)
            delete from wake w
            using due
            where w.run_id = due.run_id and w.cohort = due.cohort
            returning w.run_id, w.cohort, w.enrollment_id
            """,
            cohorts)
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
