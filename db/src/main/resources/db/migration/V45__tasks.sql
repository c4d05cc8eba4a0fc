create table task (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references workspace on delete cascade,
  run_id        uuid not null references run,
  enrollment_id bigint not null references enrollment,
  step          text not null,
  visit         integer not null,
  title         text not null,
  assignee      text,
  outcomes      text[] not null,
  due_at        timestamptz not null,
  outcome       text,
  note          text,
  answered_by   text,
  answered_at   timestamptz,
  created_at    timestamptz not null default now(),
  unique (enrollment_id, step, visit)
);
comment on table task is 'What a journey asks a person to do; it is open while the lead stands at that step and nobody has answered';
comment on column task.due_at is 'When the journey goes on without an answer, real time';
create index task_open on task (workspace_id, due_at, id) where answered_at is null;
call protect('task', 'select, insert, update');
