create table enrollment_request (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  run_id       uuid not null references run on delete cascade,
  results      jsonb not null,
  created_at   timestamptz not null default now()
);
comment on table enrollment_request is
  'What became of the leads that an API client asked to enroll, for when it asks again with the same key';
create index on enrollment_request (workspace_id, created_at);
call protect('enrollment_request', 'select, insert, delete');
