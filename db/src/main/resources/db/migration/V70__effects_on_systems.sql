-- Webhooks and payment links: effects that reach a system instead of a person.
alter table intent
  drop constraint intent_kind_check,
  add constraint intent_kind_check check (kind in
    ('SMS', 'EMAIL', 'CALL', 'AI_CALL', 'PARCEL', 'OWNER_CONTACTS', 'TASK', 'WEBHOOK', 'PAYMENT'));

create table effect_answer (
  intent_id    bigint primary key references intent on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  answer       jsonb not null,
  at           timestamptz not null default now()
);
comment on table effect_answer is
  'What a system answered to an accepted effect, as far as its step keeps it: an answer''s JSON, a link';
create index on effect_answer (workspace_id);
call protect('effect_answer', 'select, insert, update');
