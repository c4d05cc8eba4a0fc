package dev.drumbeat.local.proof;

import dev.drumbeat.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Record;

/** Reads what the proof needs of the database, as the application and within its workspace. */
public final class Ledger {
  private static final String SIDES =
      """
      select 'counter', measure, sum(n) from tally where run_id = $run group by 2
      union all
      select 'rows', 'enrollment.' || state, count(*)
      from enrollment where run_id = $run group by 2
      union all
      select 'rows', 'intent.' || kind || '.' || state, count(*)
      from intent where run_id = $run group by 2
      union all
      select 'rows', 'decision.' || channel || '.' || outcome, count(*)
      from decision where run_id = $run group by 2
      union all
      select 'rows', 'goal.REACHED', count(*)
      from event v join enrollment e on e.id = v.enrollment_id
      where v.type = 'GOAL' and e.run_id = $run having count(*) > 0
      union all
      select 'repeats', kind, count(*)
      from intent where run_id = $run and repeats is not null group by 2
      """;

  private final Database database;
  private final UUID workspace;

  public Ledger(Database database, UUID workspace) {
    this.database = database;
    this.workspace = workspace;
  }

  /** Every attempt of the workspace, told whether it is of that run. */
  public List<Attempt> attempts(UUID run) {
    return database.inWorkspace(
        workspace,
        tx -> {
          List<Attempt> attempts = new ArrayList<>();
          tx.fetch(
                  """
                  select a.id::text as id, coalesce(i.run_id = ?, false) as of_run,
                         concat_ws('/', i.origin, i.step, i.visit, i.kind, i.ordinal) as effect,
                         a.n, a.state,
                         a.resolved_by = 'EMPTY_READS' or a.error_code = 'NOT_FOUND' as nowhere
                  from attempt a
                  join intent i on i.id = a.intent_id
                  """,
                  run)
              .forEach(row -> attempts.add(attempt(row)));
          return attempts;
        });
  }

  /**
   * The counters of a run against its rows, both as of one moment: texts that are repeated by
   * policy are planned after the run's end too.
   */
  public Balance balance(UUID run) {
    Map<String, Map<String, Long>> sides = new TreeMap<>();
    database
        .inWorkspace(workspace, tx -> tx.fetch(SIDES.replace("$run", "'" + run + "'")))
        .forEach(row ->
            sides
                .computeIfAbsent(row.get(0, String.class), _ -> new TreeMap<>())
                .put(row.get(1, String.class), row.get(2, Long.class)));
    return Balance.of(
        sides.getOrDefault("counter", Map.of()),
        sides.getOrDefault("rows", Map.of()),
        sides.getOrDefault("repeats", Map.of()));
  }

  /** The numbers of a run's cohorts. */
  public List<Integer> cohorts(UUID run) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetch("select number from cohort where run_id = ? order by number", run)
                .map(row -> row.get(0, Integer.class)));
  }

  /** An enrollment of a run that the gate kept from being contacted. */
  public Optional<Long> denied(UUID run) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(
                    """
                    select enrollment_id from decision
                    where run_id = ? and outcome = 'DENIED'
                    order by id limit 1
                    """,
                    run)
                .map(row -> row.get(0, Long.class)));
  }

  private static Attempt attempt(Record row) {
    return new Attempt(
        row.get("id", String.class),
        row.get("of_run", Boolean.class),
        row.get("effect", String.class),
        row.get("n", Integer.class),
        row.get("state", String.class),
        Boolean.TRUE.equals(row.get("nowhere", Boolean.class)));
  }
}
