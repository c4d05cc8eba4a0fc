-- A table that grew from nothing within the minute that autovacuum sleeps is planned for as if it
-- were empty. The worker asks for statistics itself.
create function analyze_grown() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t text;
  n int := 0;
begin
  -- Half as much again as when it was last looked at, which for most tables at first is never.
  for t in select s.relname from pg_stat_user_tables s join pg_class c on c.oid = s.relid
           where s.schemaname = 'public'
             and s.n_mod_since_analyze > 500 + greatest(c.reltuples, 0) / 2
           order by 1
  loop
    execute format('analyze (skip_locked) %I', t);
    n := n + 1;
  end loop;
  return n;
end $$;
comment on function analyze_grown is
  'Brings the planner''s statistics of tables that changed much up to date; how many tables that were';
revoke all on function analyze_grown from public;
grant execute on function analyze_grown to drumbeat_app;
