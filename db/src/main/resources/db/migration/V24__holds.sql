create table hold (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  scope        text not null check (scope in ('WORKSPACE', 'INTEGRATION', 'SENDER', 'CAMPAIGN', 'RUN')),
  subject_id   uuid not null,
  name         text not null check (name ~ '^[A-Z][A-Z0-9_]{2,62}$'),
  code         text,
  reason       text not null check (length(reason) between 1 and 500),
  since        timestamptz not null default now(),
  lifted_at    timestamptz,
  lifted_by    text,
  check ((lifted_at is null) = (lifted_by is null))
);
comment on table hold is
  'What keeps sends back until an operator lifts it: a suspended account, an unregistered sender, a filtered campaign';
comment on column hold.subject_id is 'The workspace, integration, sender, campaign or run that it is about';
comment on column hold.name is 'What it is called for operators, as TWILIO_ACCOUNT_SUSPENDED';
comment on column hold.code is 'The provider''s own error code that placed it';
create unique index hold_active on hold (scope, subject_id, name) where lifted_at is null;
create index on hold (workspace_id, since desc);
call protect('hold', 'select, insert, update');
