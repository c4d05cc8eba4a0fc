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

-- As V43, with repeats.
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

-- As V60, and what repeats an effect goes when its lead has gone to its end meanwhile.
create or replace function submit_intents(attempts jsonb, token uuid, at timestamptz)
  returns setof bigint language plpgsql as $$
declare
  ids bigint[] := array(select k::bigint from jsonb_object_keys(attempts) k);
begin
  perform from contact_point p
    where p.id in (select i.contact_point_id from intent i where i.id = any(ids))
    order by p.id for no key update;
  perform from enrollment e
    where e.id in (select i.enrollment_id from intent i where i.id = any(ids))
    order by e.id for no key update;
  return query
    with mine as materialized (
      select i.id from intent i
      where i.id = any(ids) and i.claim_token = token and i.state = 'PLANNED'),
    gone as (
      update intent i
      set state = 'SUBMITTING', attempts = i.attempts + 1, check_at = null
      from mine, enrollment e
      where i.id = mine.id and i.claim_token = token and i.state = 'PLANNED'
        and e.id = i.enrollment_id
        and (e.state = 'ACTIVE' or i.repeats is not null and e.state = 'DONE')
        and (i.lawful_until is null or i.lawful_until > at)
        and not exists (
          select from suppression s
          where s.contact_point_id = i.contact_point_id and s.lifted_at is null
            and s.channel = case i.kind when 'CALL' then 'VOICE' else i.kind end)
        and not (i.kind in ('SMS', 'EMAIL', 'CALL') and (
          exists (select from owner o where o.id = i.owner_id and o.stopped_at is not null)
          or exists (
            select from property p where p.id = i.property_id and p.stopped_at is not null)))
        and not exists (
          select from hold h
          left join integration g on h.scope = 'INTEGRATION' and g.id = h.subject_id
          where h.lifted_at is null
            and (h.subject_id in (i.workspace_id, i.run_id, i.sender_id, e.campaign_id)
              or g.provider = case i.kind when 'EMAIL' then 'SENDGRID' when 'PARCEL' then 'REGRID'
                   when 'OWNER_CONTACTS' then 'BATCHDATA' else 'TWILIO' end))
        and not (i.kind in ('SMS', 'CALL') and is_stray(i.sender_id, i.kind, i.content))
      returning i.id, i.attempts as n, i.workspace_id)
    insert into attempt (id, workspace_id, intent_id, n)
    select v.value::uuid, g.workspace_id, g.id, g.n
    from gone g join jsonb_each_text(submit_intents.attempts) v on v.key::bigint = g.id
    returning intent_id;
end $$;
