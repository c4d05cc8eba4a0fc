-- Statement-level triggers, so that a count can never differ from what it counts: a chunk of a
-- hundred leads costs one upsert per measure. Rows are locked in the order of their key.

create function tally_enrollments() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into tally (workspace_id, run_id, cohort, measure, n)
    select workspace_id, run_id, cohort, 'enrollment.' || state, count(*)
    from new_rows group by 1, 2, 3, 4 order by 2, 3, 4
    on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  else
    insert into tally (workspace_id, run_id, cohort, measure, n)
    select workspace_id, run_id, cohort, measure, sum(d) from (
      select workspace_id, run_id, cohort, 'enrollment.' || state as measure, 1 as d from new_rows
      union all
      select workspace_id, run_id, cohort, 'enrollment.' || state, -1 from old_rows) x
    group by 1, 2, 3, 4 having sum(d) <> 0 order by 2, 3, 4
    on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  end if;
  return null;
end $$;

create trigger tally_insert after insert on enrollment
  referencing new table as new_rows for each statement execute function tally_enrollments();
create trigger tally_update after update on enrollment
  referencing old table as old_rows new table as new_rows
  for each statement execute function tally_enrollments();

create function tally_decisions() returns trigger language plpgsql as $$
begin
  insert into tally (workspace_id, run_id, cohort, measure, n)
  select workspace_id, run_id, cohort, 'decision.' || channel || '.' || outcome, count(*)
  from new_rows group by 1, 2, 3, 4 order by 2, 3, 4
  on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  return null;
end $$;

create trigger tally_insert after insert on decision
  referencing new table as new_rows for each statement execute function tally_decisions();

create function tally_intents() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into tally (workspace_id, run_id, cohort, measure, n)
    select workspace_id, run_id, cohort, 'intent.' || kind || '.' || state, count(*)
    from new_rows where run_id is not null group by 1, 2, 3, 4 order by 2, 3, 4
    on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  else
    insert into tally (workspace_id, run_id, cohort, measure, n)
    select workspace_id, run_id, cohort, measure, sum(d) from (
      select workspace_id, run_id, cohort, 'intent.' || kind || '.' || state as measure, 1 as d
      from new_rows where run_id is not null
      union all
      select workspace_id, run_id, cohort, 'intent.' || kind || '.' || state, -1
      from old_rows where run_id is not null) x
    group by 1, 2, 3, 4 having sum(d) <> 0 order by 2, 3, 4
    on conflict (run_id, cohort, measure) do update set n = tally.n + excluded.n;
  end if;
  return null;
end $$;

create trigger tally_insert after insert on intent
  referencing new table as new_rows for each statement execute function tally_intents();
create trigger tally_update after update on intent
  referencing old table as old_rows new table as new_rows
  for each statement execute function tally_intents();
