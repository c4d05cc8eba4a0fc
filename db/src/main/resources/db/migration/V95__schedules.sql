create table schedule (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references workspace on delete cascade,
  campaign_id   uuid not null references campaign,
  cron          text,
  time_zone     text,
  every_seconds bigint check (every_seconds >= 3600),
  anchor        timestamptz,
  start_at      timestamptz,
  end_at        timestamptz check (end_at > start_at),
  version       integer,
  overlap       text not null default 'SKIP' check (overlap in ('SKIP', 'ALLOW')),
  state         text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'DELETED')),
  state_reason  text,
  revision      integer not null default 1,
  applied       integer not null default 0,
  engine_fault  text,
  missed        bigint not null default 0,
  due_at        timestamptz not null default now(),
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  check ((cron is null) = (time_zone is null)),
  check ((every_seconds is null) = (anchor is null)),
  check ((cron is null) <> (every_seconds is null))
);
comment on table schedule is
  'When runs of a campaign are to begin; the engine''s schedule of the same id is made from this row';
comment on column schedule.anchor is 'One of the times of an interval';
comment on column schedule.version is 'Which published version is run; null is the newest of that time';
comment on column schedule.overlap is 'Whether a run begins while the one before still goes on';
comment on column schedule.state is 'One that is DELETED is removed when the engine has forgotten it';
comment on column schedule.revision is 'Rises with each change; applied is the one that the engine has';
comment on column schedule.missed is 'Times that the engine was away for too long to make up for';
comment on column schedule.due_at is 'When a worker compares the engine''s with this row again';
create index on schedule (campaign_id);
create index on schedule (due_at);
call protect('schedule', 'select, insert, update, delete');

create table schedule_fire (
  workspace_id uuid not null references workspace on delete cascade,
  schedule_id  uuid not null references schedule on delete cascade,
  scheduled_at timestamptz not null,
  outcome      text not null check (outcome in ('LAUNCHED', 'SKIPPED', 'REFUSED')),
  run_id       uuid references run on delete cascade,
  reason       text,
  created_at   timestamptz not null default now(),
  primary key (schedule_id, scheduled_at),
  check ((run_id is null) = (outcome <> 'LAUNCHED'))
);
comment on table schedule_fire is
  'What became of each time of a schedule; its key is what makes a repeated time launch one run';
create index on schedule_fire (run_id);
call protect('schedule_fire', 'select, insert');

create function workspaces_with_schedules() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.workspace_id from schedule s where s.due_at <= now()
$$;
comment on function workspaces_with_schedules is
  'Which workspaces have schedules to be compared with the engine''s; names only, no content';
revoke all on function workspaces_with_schedules from public;
grant execute on function workspaces_with_schedules to drumbeat_app;
