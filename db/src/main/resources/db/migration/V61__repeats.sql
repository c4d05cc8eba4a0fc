-- What is sent once more, by a person or by a step's retry policy, is an effect of its own: the first
-- stays as it is, and a late proof of it is never mixed up with the second.
alter table intent
  add column repeats bigint references intent,
  add column repeated_by text check (repeated_by in ('PERSON', 'POLICY')),
  add column repeat_reason text,
  add column repeat_at text,
  add check ((repeats is null) = (repeated_by is null));
comment on column intent.repeats is
  'The intent that this one repeats, at most once: what was abandoned, refused, or accepted and then not delivered';
comment on column intent.repeat_at is
  'Of one by policy: step/visit where its lead stood; elsewhere it is not sent any more';
create unique index intent_repeats on intent (repeats) where repeats is not null;
create index intent_repeat_due on intent (workspace_id, slot_at)
  where repeats is not null and state = 'PLANNED';

-- Asks for each workspace whether it has work, repeats among it, instead of reading all of it.
create or replace function workspaces_with_work()
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select from outbox o where o.workspace_id = w.id and o.due_at <= now())
    or exists (select from wake k where k.workspace_id = w.id and k.due_at <= now())
    or exists (select from inbox i where i.workspace_id = w.id and i.state = 'PENDING')
    or exists (select from intent n where n.workspace_id = w.id and n.enrollment_id is null
                 and n.state in ('PLANNED', 'SUBMITTING', 'UNKNOWN'))
    or exists (select from intent r where r.workspace_id = w.id and r.repeats is not null
                 and r.state = 'PLANNED' and r.slot_at <= now())
$$;
