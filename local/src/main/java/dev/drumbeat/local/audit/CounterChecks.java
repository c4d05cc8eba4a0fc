package dev.drumbeat.local.audit;

import java.util.List;

/** Counters and sizes against the rows that they count. */
final class CounterChecks {
  private CounterChecks() {}

  static final List<Check> ALL =
      List.of(
          new Check(
              "counters",
              """
              with counted as (
                select cohort, 'enrollment.' || state as measure, count(*) as n
                from enrollment where run_id = $run group by 1, 2
                union all
                select cohort, 'decision.' || channel || '.' || outcome, count(*)
                from decision where run_id = $run group by 1, 2
                union all
                select cohort, 'intent.' || kind || '.' || state, count(*)
                from intent where run_id = $run group by 1, 2)
              select 'cohort ' || coalesce(t.cohort, c.cohort) || ', '
                       || coalesce(t.measure, c.measure),
                     'the counter says ' || coalesce(t.n, 0) || ', the rows ' || coalesce(c.n, 0),
                     'Rows and counters are written by one statement: one of them was changed, '
                       || 'added or removed by hand'
              from (select * from tally where run_id = $run
                    and measure ~ '^(enrollment|decision|intent)[.]') t
              full join counted c on c.cohort = t.cohort and c.measure = t.measure
              where coalesce(t.n, 0) <> coalesce(c.n, 0)
              order by 1
              """),
          new Check(
              "audience",
              """
              select 'cohort ' || c.number,
                     'it was made of ' || c.size || ' leads, and has ' || count(e.id),
                     'An enrollment was removed or moved by hand'
              from cohort c
              left join enrollment e on e.run_id = c.run_id and e.cohort = c.number
              where c.run_id = $run
              group by c.number, c.size
              having count(e.id) <> c.size
              order by c.number
              """),
          new Check(
              "audience",
              """
              select 'run', 'it is ' || r.state || ', and ' || count(*) || ' of its leads are active',
                     'State of the run or of a lead was changed by hand'
              from run r join enrollment e on e.run_id = r.id and e.state = 'ACTIVE'
              where r.id = $run and r.state in ('COMPLETED', 'STOPPED')
              group by r.state
              """));
}
