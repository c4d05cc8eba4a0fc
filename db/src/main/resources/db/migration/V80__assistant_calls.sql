-- Calls that an assistant of a voice provider holds: a kind of effect of their own, for another
-- provider takes them, lists them and reports on them; outreach by voice like any other call.
drop index intent_silent;
create index intent_silent on intent (workspace_id, settled_at)
  where state = 'ACCEPTED' and not reported and kind in ('SMS', 'CALL', 'AI_CALL');

-- The calls that are open, or may be, are counted before another is placed.
create index intent_open_calls on intent (workspace_id)
  where kind = 'AI_CALL' and state in ('PLANNED', 'SUBMITTING', 'UNKNOWN', 'ACCEPTED')
    and not reported;

-- Who waits for a free line is found when one gets free, without an index that a lead's moves touch.
create index decision_no_line on decision (workspace_id, updated_at) where rule = 'CALLS_BUSY';

alter table sender add column provider_number_id text
  check (provider_number_id is null or channel = 'VOICE');
comment on column sender.provider_number_id is
  'The voice provider''s own id of the number that its assistants call from (Vapi''s phoneNumberId);'
  ' null of a number that calls by script';
