-- The workspace is read once a statement, not parsed again for every row.
create or replace procedure protect(table_name text, rights text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy tenant on %I using (workspace_id = (select current_workspace())) '
    'with check (workspace_id = (select current_workspace()))', table_name);
  execute format('grant %s on %I to drumbeat_app', rights, table_name);
  if exists (select from information_schema.columns c
             where c.table_schema = 'public' and c.table_name = protect.table_name
               and c.column_name = 'updated_at') then
    execute format('create trigger touch before update on %I '
                   'for each row execute function touch_updated_at()', table_name);
  end if;
end $$;

do $$
declare
  t text;
begin
  for t in select p.tablename from pg_policies p
           where p.schemaname = 'public' and p.policyname = 'tenant'
             and p.qual = '(workspace_id = current_workspace())'
  loop
    execute format('alter policy tenant on %I using (workspace_id = (select current_workspace())) '
                   'with check (workspace_id = (select current_workspace()))', t);
  end loop;
end $$;
