package dev.drumbeat.db.run;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Workflow starts that are owed to the engine, and what has been lost there. */
public final class OutboxStore {
  private OutboxStore() {}

  /**
   * A start that is owed.
   *
   * @param cohort null for a run's paging
   * @param tells whether a workflow of the cohort that lives is to be told, not only one started
   * @param leads that joined the cohort
   * @param priority of the campaign: LOW, NORMAL or HIGH
   */
  public record Owed(
      long id,
      UUID run,
      @Nullable Integer cohort,
      int generation,
      boolean tells,
      List<Long> leads,
      UUID campaign,
      String campaignName,
      String priority) {}

  /** Takes some; the caller deletes those that it has started, in the same transaction. */
  public static List<Owed> take(DSLContext tx, int limit) {
    return tx.fetch(
            """
            select o.id, o.run_id, o.cohort, coalesce(c.generation, 1),
                   o.kind = 'JOIN_COHORT', coalesce(o.leads, '{}'), k.id, k.name,
                   coalesce(v.definition->>'priority', 'NORMAL')
            from outbox o
            join run r on r.id = o.run_id
            join campaign k on k.id = r.campaign_id
            join campaign_version v on v.id = r.version_id
            left join cohort c on c.run_id = o.run_id and c.number = o.cohort
            where o.due_at <= now()
            order by o.id limit ?
            for update of o skip locked
            """,
            limit)
        .map(row ->
            new Owed(
                row.get(0, Long.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                row.get(3, Integer.class),
                row.get(4, Boolean.class),
                List.of(row.get(5, Long[].class)),
                row.get(6, UUID.class),
                row.get(7, String.class),
                row.get(8, String.class)));
  }

  public static void done(DSLContext tx, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      tx.execute("delete from outbox where id = any(?)", (Object) ids.toArray(Long[]::new));
    }
  }

  /** A cohort of which some lead should have been worked on by now. */
  public record Overdue(UUID run, int cohort, int generation) {}

  /** Open cohorts of running runs with a lead that was due before; a sample, oldest first. */
  public static List<Overdue> overdue(DSLContext tx, int graceSeconds, int limit) {
    return tx.fetch(
            """
            select c.run_id, c.number, c.generation
            from cohort c join run r on r.id = c.run_id
            where c.open and r.state in ('RUNNING', 'PAUSED')
              and c.created_at < now() - make_interval(secs => ?)
              and not exists (select from outbox o where o.run_id = c.run_id
                              and o.cohort = c.number)
              and exists (
                select from enrollment e
                where e.run_id = c.run_id and e.cohort = c.number and e.state = 'ACTIVE'
                  and e.due_at < now() - make_interval(secs => ?))
            order by c.updated_at limit ?
            """,
            graceSeconds,
            graceSeconds,
            limit)
        .map(row ->
            new Overdue(
                row.get(0, UUID.class), row.get(1, Integer.class), row.get(2, Integer.class)));
  }

  /** Running runs whose paging has not ended and is not owed. */
  public static List<UUID> unpaged(DSLContext tx) {
    return tx.fetch(
            """
            select r.id from run r
            where r.state = 'RUNNING' and not r.paging_done
              and not exists (select from outbox o where o.run_id = r.id and o.cohort is null)
            """)
        .map(row -> row.get(0, UUID.class));
  }

  /** Owes a lost cohort's start, as the next generation. */
  public static void restart(DSLContext tx, Overdue lost) {
    tx.execute(
        """
        with next as (
          update cohort set generation = generation + 1
          where run_id = ? and number = ? and generation = ? and open
          returning workspace_id, run_id, number)
        insert into outbox (workspace_id, kind, run_id, cohort)
        select workspace_id, 'START_COHORT', run_id, number from next
        on conflict do nothing
        """,
        lost.run(),
        lost.cohort(),
        lost.generation());
  }

  /** Owes the paging of a run again. */
  public static void repage(DSLContext tx, UUID run) {
    tx.execute(
        """
        insert into outbox (workspace_id, kind, run_id)
        select workspace_id, 'START_CAMPAIGN', id from run where id = ?
        on conflict do nothing
        """,
        run);
  }
}
