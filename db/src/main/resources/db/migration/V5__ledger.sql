create table decision (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references workspace on delete cascade,
  run_id        uuid not null references run,
  cohort        integer not null,
  enrollment_id bigint not null references enrollment,
  step          text not null,
  visit         integer not null,
  channel       text not null,
  outcome       text not null check (outcome in ('ALLOWED', 'DEFERRED', 'DENIED')),
  rule          text not null,
  reason        text not null,
  inputs        jsonb not null,
  until         timestamptz,
  count         integer not null default 1,
  at            timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table decision is 'What the gate decided before a contact, by which rule, from which inputs';
comment on column decision.count is 'How often the same rule deferred this step in a row; such repeats add no row';
create unique index decision_once on decision (enrollment_id, step, visit, outcome, rule);
call protect('decision', 'select, insert, update');

create table intent (
  id               bigint generated always as identity primary key,
  workspace_id     uuid not null references workspace on delete cascade,
  run_id           uuid references run,
  cohort           integer,
  enrollment_id    bigint references enrollment,
  origin           text not null,
  step             text not null,
  visit            integer not null,
  kind             text not null check (kind in ('SMS', 'EMAIL', 'CALL', 'PARCEL', 'OWNER_CONTACTS')),
  ordinal          integer not null default 0,
  contact_point_id bigint references contact_point,
  contact_id       bigint,
  owner_id         bigint,
  property_id      bigint,
  sender_id        uuid references sender on delete set null,
  state            text not null default 'PLANNED' check (state in
    ('PLANNED', 'SUBMITTING', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'NOT_SENT', 'ABANDONED')),
  claim_token      uuid not null,
  slot_at          timestamptz not null,
  lawful_until     timestamptz,
  content          jsonb not null,
  attempts         integer not null default 0,
  empty_reads      integer not null default 0,
  check_at         timestamptz,
  provider_id      text,
  error_code       text,
  error            text,
  delivery         text,
  delivery_rank    integer not null default 0,
  delivery_code    text,
  price            numeric,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  settled_at       timestamptz,
  unique (origin, step, visit, kind, ordinal)
);
comment on table intent is 'The send ledger: one row per intended effect, written before anything is sent';
comment on column intent.claim_token is 'Whose claim it is; only its holder may submit';
comment on column intent.slot_at is 'When the limiter lets it leave, real time';
comment on column intent.lawful_until is 'When the recipient''s permitted hours end, real time';
comment on column intent.content is 'What is sent, rendered once';
comment on column intent.delivery_rank is 'Rank of the delivery state: it only rises, whatever order callbacks come in';
create index intent_point on intent (contact_point_id, created_at) where contact_point_id is not null;
create index intent_contact on intent (contact_id, created_at) where contact_id is not null;
create index intent_owner on intent (owner_id, created_at) where owner_id is not null;
create index intent_property on intent (property_id, created_at) where property_id is not null;
create index intent_enrollment on intent (enrollment_id);
create index intent_open on intent (workspace_id, state) where state in ('SUBMITTING', 'UNKNOWN');
create index intent_silent on intent (workspace_id, settled_at)
  where state = 'ACCEPTED' and delivery_rank < 10 and kind in ('SMS', 'CALL');
call protect('intent', 'select, insert, update');

create table attempt (
  id           uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  intent_id    bigint not null references intent,
  n            integer not null check (n > 0),
  state        text not null default 'SUBMITTING' check (state in
    ('SUBMITTING', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'NOT_SENT', 'ABANDONED')),
  started_at   timestamptz not null default now(),
  answered_at  timestamptz,
  http_status  integer,
  error_code   text,
  error        text,
  provider_id  text,
  resolved_by  text,
  unique (intent_id, n)
);
comment on table attempt is 'One request to a provider; its id travels with the request and comes back with callbacks';
comment on column attempt.resolved_by is 'What settled an unknown outcome: CALLBACK, READ_BACK, EMPTY_READS, DEADLINE';
create unique index attempt_provider_id on attempt (workspace_id, provider_id) where provider_id is not null;
call protect('attempt', 'select, insert, update');

create table inbound_message (
  id               bigint generated always as identity primary key,
  workspace_id     uuid not null references workspace on delete cascade,
  contact_point_id bigint not null references contact_point,
  channel          text not null,
  sent_to          text not null,
  body             text not null,
  provider_id      text not null,
  intent           text not null,
  confidence       double precision not null,
  rule             text not null,
  received_at      timestamptz not null default now(),
  unique (workspace_id, provider_id)
);
comment on table inbound_message is 'What people wrote to us, and how it was understood';
create index on inbound_message (contact_point_id, received_at);
call protect('inbound_message', 'select, insert');

create table event (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references workspace on delete cascade,
  enrollment_id bigint not null references enrollment,
  type          text not null,
  at            timestamptz not null,
  data          jsonb not null default '{}',
  source_key    text not null,
  consumed_step text,
  consumed_at   timestamptz,
  created_at    timestamptz not null default now(),
  unique (enrollment_id, source_key)
);
comment on table event is 'What happened to a lead from outside: replies, opens, call outcomes';
comment on column event.source_key is 'What makes it the same event when it is told twice';
create index event_unconsumed on event (enrollment_id) where consumed_at is null;
call protect('event', 'select, insert, update');

create table timeline (
  id              bigint generated always as identity primary key,
  workspace_id    uuid not null references workspace on delete cascade,
  run_id          uuid not null references run,
  enrollment_id   bigint not null references enrollment,
  at              timestamptz not null default clock_timestamp(),
  kind            text not null,
  step            text,
  visit           integer,
  summary         text not null,
  rule            text,
  inputs          jsonb,
  decision_id     bigint references decision,
  intent_id       bigint references intent,
  event_id        bigint references event,
  workflow_run_id text
);
comment on table timeline is 'Everything that happened to a lead, in order, with reasons';
create index timeline_enrollment on timeline (enrollment_id, id);
call protect('timeline', 'select, insert');

create table tally (
  workspace_id uuid not null references workspace on delete cascade,
  run_id       uuid not null references run,
  cohort       integer not null,
  measure      text not null,
  n            bigint not null,
  primary key (run_id, cohort, measure)
);
comment on table tally is 'Counts of a run per cohort, kept by triggers in the transactions that they count';
call protect('tally', 'select, insert, update');
