-- The one last check before a request, as V41, and: nothing that the provider has already, repeats also
-- of leads that are done, holds of each kind's own provider, and no more calls than leases are free.
create or replace function submit_intents(attempts jsonb, token uuid, at timestamptz)
  returns setof bigint language plpgsql as $$
declare
  ids bigint[] := array(select k::bigint from jsonb_object_keys(attempts) k);
  leases bigint;
begin
  perform from contact_point p
    where p.id in (select i.contact_point_id from intent i where i.id = any(ids))
    order by p.id for no key update;
  perform from enrollment e
    where e.id in (select i.enrollment_id from intent i where i.id = any(ids))
    order by e.id for no key update;
  if exists (select from intent i where i.id = any(ids) and i.kind = 'CALL') then
    select g.concurrent_calls into leases from integration g
      where g.provider = 'TWILIO' and g.concurrent_calls is not null for update;
    leases := leases - open_calls();
  end if;
  return query
    with mine as materialized (
      select i.id from intent i
      where i.id = any(ids) and i.claim_token = token and i.state = 'PLANNED'
      order by i.slot_at, i.id
      limit case when leases is not null then greatest(leases, 0) end),
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
            and s.channel = case when i.kind in ('CALL', 'AI_CALL') then 'VOICE' else i.kind end)
        and not (i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and (
          exists (select from owner o where o.id = i.owner_id and o.stopped_at is not null)
          or exists (
            select from property p where p.id = i.property_id and p.stopped_at is not null)))
        and not exists (
          select from hold h
          left join integration g on h.scope = 'INTEGRATION' and g.id = h.subject_id
          where h.lifted_at is null
            and (h.subject_id in (i.workspace_id, i.run_id, i.sender_id, e.campaign_id)
              or g.provider = case i.kind when 'EMAIL' then 'SENDGRID' when 'PARCEL' then 'REGRID'
                   when 'OWNER_CONTACTS' then 'BATCHDATA' when 'PAYMENT' then 'STRIPE'
                   when 'AI_CALL' then 'VAPI' when 'SMS' then 'TWILIO' when 'CALL' then 'TWILIO'
                   end))
        and not (i.kind in ('SMS', 'CALL', 'AI_CALL') and is_stray(i.sender_id, i.kind, i.content))
      returning i.id, i.attempts as n, i.workspace_id)
    insert into attempt (id, workspace_id, intent_id, n)
    select v.value::uuid, g.workspace_id, g.id, g.n
    from gone g join jsonb_each_text(submit_intents.attempts) v on v.key::bigint = g.id
    returning intent_id;
end $$;
