-- A goal counts once for an enrollment, in the transaction that keeps its event.
create function tally_goals() returns trigger language plpgsql as $$
begin
  insert into tally (workspace_id, run_id, cohort, measure, n)
  select e.workspace_id, e.run_id, e.cohort, 'goal.REACHED', count(*)
  from new_rows n join enrollment e on e.id = n.enrollment_id
  where n.type = 'GOAL' group by 1, 2, 3 order by 2, 3
  on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  return null;
end $$;

create trigger tally_insert after insert on event
  referencing new table as new_rows for each statement execute function tally_goals();
