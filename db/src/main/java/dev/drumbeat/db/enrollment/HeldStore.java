package dev.drumbeat.db.enrollment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Leads that wait for a person, because their data lacks something or can't be worked with. */
public final class HeldStore {
  /** The holds that only a person ends. */
  public static final Set<String> RULES = Set.of("MISSING_FIELD", "BAD_DATA");

  /** A change that committed this shortly before the hold may have come too late to be seen. */
  private static final String MARGIN = "10 seconds";

  private HeldStore() {}

  /**
   * Lets a held lead be looked at again at once, and notes who said so.
   *
   * @return false when it isn't held for a person
   */
  public static boolean release(DSLContext tx, long enrollment, String by) {
    return release(tx, "e.id = ?", enrollment, by) == 1;
  }

  /** The same for all of a run; says how many. */
  public static int releaseAll(DSLContext tx, UUID run, String by) {
    return release(tx, "e.run_id = ?", run, by);
  }

  /**
   * The same for those whose property, owner or contact was changed since they were held: what held
   * them may be gone. One that is held again is not found again by the same change.
   *
   * @return how many
   */
  public static int releaseChanged(DSLContext tx, int limit) {
    Map<UUID, List<Long>> changed =
        tx.fetch(
                """
                select e.run_id, e.id
                from enrollment e
                left join property p on p.id = e.property_id
                left join owner o on o.id = coalesce(e.owner_id, p.owner_id)
                left join contact c on c.id = e.contact_id
                where e.state = 'ACTIVE' and e.due_at is null and e.hold = any(?)
                  and greatest(p.updated_at, o.updated_at, c.updated_at)
                      > e.updated_at - ?::interval
                order by e.run_id, e.id limit ?
                """,
                RULES.toArray(String[]::new),
                MARGIN,
                limit)
            .intoGroups(row -> row.get(0, UUID.class), row -> row.get(1, Long.class));
    return changed.values().stream()
        .mapToInt(ids -> release(tx, "e.id = any(?)", ids.toArray(Long[]::new), "a change"))
        .sum();
  }

  private static int release(DSLContext tx, String which, Object subject, String by) {
    List<? extends Record> released =
        tx.fetch(
            """
            with held as (
              select e.id, e.hold from enrollment e
              where %s and e.state = 'ACTIVE' and e.due_at is null and e.hold = any(?)
              order by e.id for no key update),
            released as (
              update enrollment e set due_at = clock_timestamp(), hold = null
              from held h where e.id = h.id
              returning e.workspace_id, e.run_id, e.cohort, e.id, e.step, e.visit, h.hold),
            woken as (
              insert into wake (workspace_id, run_id, cohort, enrollment_id)
              select workspace_id, run_id, cohort, id from released
              on conflict do nothing)
            select run_id, id, step, visit, hold from released order by id
            """
                .formatted(which),
            subject,
            RULES.toArray(String[]::new));
    if (!released.isEmpty()) {
      TimelineStore.append(
          tx,
          released.getFirst().get(0, UUID.class),
          "",
          released.stream().map(row -> entry(row, by)).toList());
    }
    return released.size();
  }

  private static TimelineEntry entry(Record row, String by) {
    return TimelineEntry.of(
            row.get(1, Long.class),
            "RELEASED",
            row.get(2, String.class),
            row.get(3, Integer.class),
            "Released to be looked at again")
        .because(row.get(4, String.class), Map.of("by", by));
  }
}
