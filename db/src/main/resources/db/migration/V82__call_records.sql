create table call_record (
  intent_id    bigint primary key references intent,
  workspace_id uuid not null references workspace on delete cascade,
  ended_reason text not null,
  outcome      text not null,
  seconds      integer,
  summary      text,
  transcript   text check (length(transcript) <= 100000),
  analysis     jsonb not null default '{}',
  created_at   timestamptz not null default now()
);
comment on table call_record is 'What a voice provider''s assistant reported of a call when it had ended';
comment on column call_record.ended_reason is 'The provider''s own word';
comment on column call_record.transcript is 'What was said, as far as it fits; never in logs, events or the timeline';
comment on column call_record.analysis is 'What the assistant found, as its own plan structures it';
create index on call_record (workspace_id);
call protect('call_record', 'select, insert, update');
