create table campaign (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references workspace on delete cascade,
  name          text not null check (length(name) between 1 and 100),
  status        text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
  draft         jsonb not null,
  draft_version integer not null default 1,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table campaign is 'A journey that its operators edit; runs use its published versions';
create index on campaign (workspace_id, created_at desc);
call protect('campaign', 'select, insert, update, delete');

create table campaign_version (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  campaign_id  uuid not null references campaign on delete cascade,
  number       integer not null check (number > 0),
  definition   jsonb not null,
  published_at timestamptz not null default now(),
  unique (campaign_id, number)
);
comment on table campaign_version is 'A published definition; it never changes';
call protect('campaign_version', 'select, insert');

create table run (
  id                      uuid primary key default gen_random_uuid(),
  workspace_id            uuid not null references workspace on delete cascade,
  campaign_id             uuid not null references campaign,
  version_id              uuid not null references campaign_version,
  state                   text not null default 'RUNNING' check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'COMPLETED')),
  state_reason            text,
  business_offset_seconds bigint not null default 0,
  paging_cursor           bigint not null default 0,
  paging_done             boolean not null default false,
  excluded                integer not null default 0,
  cohorts                 integer not null default 0,
  started_at              timestamptz not null default now(),
  ended_at                timestamptz,
  updated_at              timestamptz not null default now()
);
comment on table run is 'One execution of a published version over an audience';
comment on column run.business_offset_seconds is 'Business time minus real time; 0 unless every provider is simulated';
comment on column run.excluded is 'Leads of the audience that were not enrolled: already active, or no re-entry';
create index on run (campaign_id, started_at desc);
create index on run (workspace_id, started_at desc);
call protect('run', 'select, insert, update');

create table cohort (
  run_id       uuid not null references run on delete cascade,
  number       integer not null,
  workspace_id uuid not null references workspace on delete cascade,
  generation   integer not null default 1,
  open         boolean not null default true,
  size         integer not null check (size > 0),
  started_at   timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (run_id, number)
);
comment on table cohort is 'Leads of a run that walk together as one workflow, cohort/{run}/{number}';
comment on column cohort.generation is 'Rises when the sweep starts the workflow again; an older workflow ends itself';
create index cohort_open on cohort (workspace_id) where open;
call protect('cohort', 'select, insert, update');

create table enrollment (
  id             bigint generated always as identity primary key,
  workspace_id   uuid not null references workspace on delete cascade,
  campaign_id    uuid not null references campaign,
  run_id         uuid not null references run,
  cohort         integer not null,
  lead_key       text not null,
  property_id    bigint references property,
  owner_id       bigint references owner,
  contact_id     bigint references contact,
  state          text not null default 'ACTIVE' check (state in ('ACTIVE', 'DONE', 'EXITED', 'FAILED')),
  step           text not null,
  visit          integer not null,
  phase          text not null check (phase in ('READY', 'WAITING', 'AWAITING_OUTCOME', 'ENDED')),
  work           text not null check (work in ('NONE', 'JOURNEY', 'SMS', 'EMAIL', 'CALL', 'ENRICH')),
  due_at         timestamptz,
  version        integer not null default 0,
  visits         jsonb not null default '{}',
  outcomes       jsonb not null default '{}',
  fields         jsonb not null default '{}',
  phone_point_id bigint references contact_point,
  email_point_id bigint references contact_point,
  hold           text,
  outcome        text,
  reason         text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  ended_at       timestamptz,
  unique (run_id, lead_key),
  foreign key (run_id, cohort) references cohort
);
comment on table enrollment is 'One lead on its way through a run; its position here is the truth, the workflow''s is the schedule';
comment on column enrollment.due_at is 'When its work is due, real time; null while parked';
comment on column enrollment.version is 'Rises with each move; a write that names an older one is refused';
comment on column enrollment.hold is 'The rule that holds it back now, if one does';
create unique index enrollment_one_active on enrollment (campaign_id, lead_key) where state = 'ACTIVE';
create index enrollment_cohort on enrollment (run_id, cohort);
create index enrollment_owner on enrollment (owner_id) where state = 'ACTIVE';
create index enrollment_property on enrollment (property_id);
create index enrollment_phone on enrollment (phone_point_id) where phone_point_id is not null;
create index enrollment_email on enrollment (email_point_id) where email_point_id is not null;
call protect('enrollment', 'select, insert, update');
