create table outbox (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  kind         text not null check (kind in ('START_CAMPAIGN', 'START_COHORT')),
  run_id       uuid not null references run on delete cascade,
  cohort       integer,
  due_at       timestamptz not null default now(),
  attempts     integer not null default 0,
  error        text,
  created_at   timestamptz not null default now()
);
comment on table outbox is 'Workflow starts that a committed transaction owes; deleted when the engine has them';
create unique index outbox_once on outbox (kind, run_id, coalesce(cohort, -1));
create index outbox_due on outbox (workspace_id, due_at);
call protect('outbox', 'select, insert, update, delete');

create table wake (
  workspace_id  uuid not null references workspace on delete cascade,
  run_id        uuid not null,
  cohort        integer not null,
  enrollment_id bigint not null,
  due_at        timestamptz not null default now(),
  primary key (run_id, cohort, enrollment_id)
);
comment on table wake is 'Leads whose cohort must look at them before their time; signalled in batches, then deleted';
create index wake_due on wake (workspace_id, due_at);
call protect('wake', 'select, insert, update, delete');

create table inbox (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  provider     text not null,
  kind         text not null,
  order_key    text not null,
  payload      jsonb not null,
  state        text not null default 'PENDING' check (state in ('PENDING', 'POISON')),
  attempts     integer not null default 0,
  error        text,
  received_at  timestamptz not null default now()
);
comment on table inbox is 'Verified webhook events not yet applied; deleted when applied, set aside as POISON when they cannot be';
comment on column inbox.order_key is 'Events of one key are applied in the order they came';
create index inbox_pending on inbox (workspace_id, id) where state = 'PENDING';
create index inbox_order on inbox (workspace_id, order_key, id) where state = 'PENDING';
call protect('inbox', 'select, insert, update, delete');

create table inbox_seen (
  workspace_id uuid not null references workspace on delete cascade,
  provider     text not null,
  event_key    text not null,
  received_at  timestamptz not null default now(),
  primary key (workspace_id, provider, event_key)
);
comment on table inbox_seen is 'Keys of the events that came before, so that a repeat changes nothing';
call protect('inbox_seen', 'select, insert, delete');

create function workspaces_with_work()
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.workspace_id from outbox o where o.due_at <= now()
  union select w.workspace_id from wake w where w.due_at <= now()
  union select i.workspace_id from inbox i where i.state = 'PENDING'
$$;
comment on function workspaces_with_work is 'Which workspaces a worker''s loops must visit; names only, no content';
revoke all on function workspaces_with_work from public;
grant execute on function workspaces_with_work to drumbeat_app;

create function all_workspaces() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
$$;
comment on function all_workspaces is 'For the sweep and the probes';
revoke all on function all_workspaces from public;
grant execute on function all_workspaces to drumbeat_app;
