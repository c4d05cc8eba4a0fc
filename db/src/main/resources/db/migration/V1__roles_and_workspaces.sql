-- The application's role owns no table and cannot bypass row-level security. Who logs in as the
-- application is made a member of it by whoever runs the migrations.
do $$
begin
  if not exists (select from pg_roles where rolname = 'drumbeat_app') then
    create role drumbeat_app nologin;
  end if;
end $$;

grant usage on schema public to drumbeat_app;

create function current_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.workspace', true), '')::uuid;
comment on function current_workspace() is
  'The workspace of this transaction, set with set_config(''drumbeat.workspace'', id, true); null sees nothing';

create function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end $$;

-- One call per tenant table: row-level security by workspace, rights, and updated_at where it exists.
create procedure protect(table_name text, rights text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy tenant on %I using (workspace_id = current_workspace()) '
    'with check (workspace_id = current_workspace())', table_name);
  execute format('grant %s on %I to drumbeat_app', rights, table_name);
  if exists (select from information_schema.columns c
             where c.table_schema = 'public' and c.table_name = protect.table_name
               and c.column_name = 'updated_at') then
    execute format('create trigger touch before update on %I '
                   'for each row execute function touch_updated_at()', table_name);
  end if;
end $$;

create table workspace (
  id         uuid primary key default gen_random_uuid(),
  name       text not null check (length(name) between 1 and 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (name)
);
comment on table workspace is 'A tenant; every other row belongs to one';
alter table workspace enable row level security;
create policy tenant on workspace using (id = current_workspace());
grant select on workspace to drumbeat_app;
create trigger touch before update on workspace for each row execute function touch_updated_at();

create table api_key (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  name         text not null check (length(name) between 1 and 100),
  prefix       text not null,
  hash         bytea not null unique,
  scopes       text[] not null default '{read,write}',
  created_at   timestamptz not null default now(),
  revoked_at   timestamptz
);
comment on table api_key is 'Keys of API clients; only the SHA-256 of a key is kept';
comment on column api_key.prefix is 'First characters of the key, so that a person can tell which one it is';
create index on api_key (workspace_id);
call protect('api_key', 'select, insert, update');

create function find_api_key(key_hash bytea)
  returns table (workspace_id uuid, key_id uuid, scopes text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.workspace_id, k.id, k.scopes from api_key k where k.hash = key_hash and k.revoked_at is null
$$;
comment on function find_api_key is 'The one look-up by key that precedes knowing the workspace';
revoke all on function find_api_key from public;
grant execute on function find_api_key to drumbeat_app;
