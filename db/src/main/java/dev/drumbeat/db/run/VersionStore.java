package dev.drumbeat.db.run;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.version.Placement;
import dev.drumbeat.journey.version.Placement.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Moves a run that goes on to another version. A cohort walks by one version, so who is moved and
 * who is kept part company: kept leads stay in their cohort, which is pinned to the older version;
 * moved ones go on in a cohort of the newer, the same one where all of it move.
 */
public final class VersionStore {
  private VersionStore() {}

  /** How many leads stand at each step, of those that walk by the version. */
  public static Map<String, Integer> standing(DSLContext tx, UUID run, UUID version) {
    var standing = new TreeMap<String, Integer>();
    tx.fetch(
            """
            select e.step, count(*) from enrollment e
            join cohort c on c.run_id = e.run_id and c.number = e.cohort
            join run r on r.id = e.run_id
            where e.run_id = ? and e.state = 'ACTIVE' and coalesce(c.version_id, r.version_id) = ?
            group by 1
            """,
            run,
            version)
        .forEach(row -> standing.put(row.get(0, String.class), row.get(1, Integer.class)));
    return standing;
  }

  /** At which steps an effect of some lead is submitted, unknown, or waits for its report. */
  public static Set<String> inFlight(DSLContext tx, UUID run) {
    return new TreeSet<>(
        tx.fetch(
                """
                select distinct e.step from enrollment e
                where e.run_id = ? and e.state = 'ACTIVE'
                  and (e.phase = 'AWAITING_OUTCOME' or exists (
                    select from intent i where i.enrollment_id = e.id and i.step = e.step
                      and i.state in ('SUBMITTING', 'UNKNOWN')))
                """,
                run)
            .getValues(0, String.class));
  }

  /** Does it; the caller holds the run's lock alone. */
  public static void move(DSLContext tx, VersionMove move) {
    tx.execute(
        "update cohort set version_id = ? where run_id = ? and open and version_id is null",
        move.older(),
        move.run());
    tx.execute("update run set version_id = ? where id = ?", move.newer(), move.run());
    List<Placement> moving =
        move.placements().stream().filter(each -> each.fate() != Fate.KEEPS).toList();
    Parting parting = parting(tx, move, moving);
    part(tx, move, moving, parting);
    tell(tx, move, moving, parting);
    enter(tx, move, moving, parting);
    owe(tx, move.run(), parting);
  }

  /**
   * Which cohorts move.
   *
   * @param whole all of whose leads do
   * @param from some of whose leads do
   * @param to the new cohort of those, by place
   * @param sizes of the new cohorts, by place
   */
  private record Parting(
      List<Integer> whole, List<Integer> from, List<Integer> to, List<Integer> sizes) {
    Integer[] ofTheNewer() {
      var all = new ArrayList<>(whole);
      all.addAll(to);
      return all.toArray(Integer[]::new);
    }

    Integer[] changed() {
      var all = new ArrayList<>(whole);
      all.addAll(from);
      return all.toArray(Integer[]::new);
    }
  }

  private static Parting parting(DSLContext tx, VersionMove move, List<Placement> moving) {
    int next =
        tx.fetchSingle("select cohorts from run where id = ?", move.run()).get(0, Integer.class);
    var parting =
        new Parting(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var row :
        tx.fetch(
            """
            select e.cohort, count(*), count(*) filter (where e.step = any(?)) from enrollment e
            join cohort c on c.run_id = e.run_id and c.number = e.cohort
            where e.run_id = ? and e.state = 'ACTIVE' and c.open and c.version_id = ?
            group by 1 having count(*) filter (where e.step = any(?)) > 0 order by 1
            """,
            steps(moving),
            move.run(),
            move.older(),
            steps(moving))) {
      int movers = row.get(2, Integer.class);
      if (movers == row.get(1, Integer.class)) {
        parting.whole().add(row.get(0, Integer.class));
      } else {
        parting.from().add(row.get(0, Integer.class));
        parting.to().add(next++);
        parting.sizes().add(movers);
      }
    }
    return parting;
  }

  private static void part(
      DSLContext tx, VersionMove move, List<Placement> moving, Parting parting) {
    Integer[] from = numbers(parting.from());
    Integer[] to = numbers(parting.to());
    Integer[] sizes = numbers(parting.sizes());
    tx.execute(
        "update cohort set version_id = null where run_id = ? and number = any(?)",
        move.run(),
        numbers(parting.whole()));
    tx.execute(
        """
        insert into cohort (workspace_id, run_id, number, size)
        select current_workspace(), ?, n.number, n.size from unnest(?::int[], ?::int[])
          as n(number, size)
        """,
        move.run(),
        to,
        sizes);
    tx.execute(
        "update run set cohorts = cohorts + ? where id = ?", parting.to().size(), move.run());
    tx.execute(
        """
        update enrollment e set cohort = n.new, version = e.version + 1
        from unnest(?::int[], ?::int[]) as n(old, new)
        where e.run_id = ? and e.cohort = n.old and e.state = 'ACTIVE' and e.step = any(?)
        """,
        from,
        to,
        move.run(),
        steps(moving));
    tx.execute(
        """
        update cohort c set size = c.size - n.moved
        from unnest(?::int[], ?::int[]) as n(number, moved)
        where c.run_id = ? and c.number = n.number
        """,
        from,
        sizes,
        move.run());
    tx.execute(
        "update cohort set generation = generation + 1 where run_id = ? and number = any(?)",
        move.run(),
        parting.changed());
    tx.execute(
        """
        update wake w set cohort = e.cohort from enrollment e
        where w.run_id = ? and e.id = w.enrollment_id and e.cohort <> w.cohort
        """,
        move.run());
  }

  private static void tell(
      DSLContext tx, VersionMove move, List<Placement> moving, Parting parting) {
    tx.execute(
        """
        insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit, summary, rule)
        select e.workspace_id, e.run_id, e.id, 'MOVED', e.step, e.visit,
               'Moved to version ' || ? || '. ' || v.reason, v.fate
        from enrollment e
        join jsonb_to_recordset(?::jsonb) as v(step text, fate text, reason text) on v.step = e.step
        where e.run_id = ? and e.state = 'ACTIVE' and e.cohort = any(?)
        """,
        move.number(),
        Json.write(moving),
        move.run(),
        parting.ofTheNewer());
  }

  /** As {@link dev.drumbeat.journey.version.Relocation#moved} says, for all at once. */
  private static void enter(
      DSLContext tx, VersionMove move, List<Placement> moving, Parting parting) {
    List<Placement> entering = moving.stream().filter(each -> each.fate() == Fate.ENTERS).toList();
    tx.execute(
        """
        update intent i
        set state = 'NOT_SENT', error_code = 'LEAD_MOVED', settled_at = clock_timestamp()
        from enrollment e
        where i.enrollment_id = e.id and i.state = 'PLANNED' and e.run_id = ?
          and e.state = 'ACTIVE' and e.cohort = any(?) and e.step = any(?)
        """,
        move.run(),
        parting.ofTheNewer(),
        steps(entering));
    tx.execute(
        """
        update enrollment e
        set step = v.to, visit = coalesce((e.visits ->> v.to)::int, 0) + 1, phase = 'READY',
            work = 'JOURNEY', due_at = clock_timestamp(), hold = null, was_due_at = null,
            visits = e.visits
              || jsonb_build_object(v.to, coalesce((e.visits ->> v.to)::int, 0) + 1),
            version = e.version + 1
        from jsonb_to_recordset(?::jsonb) as v(step text, "to" text)
        where e.run_id = ? and e.state = 'ACTIVE' and e.cohort = any(?) and e.step = v.step
        """,
        Json.write(entering),
        move.run(),
        parting.ofTheNewer());
  }

  /** The engine's workflows of changed cohorts begin anew, and the new cohorts' begin. */
  private static void owe(DSLContext tx, UUID run, Parting parting) {
    tx.execute(
        """
        insert into outbox (workspace_id, kind, run_id, cohort)
        select current_workspace(), 'JOIN_COHORT', ?, unnest(?::int[])
        union all
        select current_workspace(), 'START_COHORT', ?, unnest(?::int[])
        """,
        run,
        parting.changed(),
        run,
        numbers(parting.to()));
  }

  private static String[] steps(Collection<Placement> placements) {
    return placements.stream().map(Placement::step).toArray(String[]::new);
  }

  private static Integer[] numbers(List<Integer> numbers) {
    return numbers.toArray(Integer[]::new);
  }
}
