-- Functions, so that a chunk costs one round trip where the statements must see one after the other:
-- each statement within a volatile function has its own snapshot, one after the locks were had.

create function lock_reach(points bigint[], contacts bigint[], owners bigint[], properties bigint[])
  returns void language plpgsql as $$
begin
  perform from contact_point where id = any(points) order by id for no key update;
  perform from contact where id = any(contacts) order by id for no key update;
  perform from owner where id = any(owners) order by id for no key update;
  perform from property where id = any(properties) order by id for no key update;
end $$;
comment on function lock_reach is 'Locks whom a chunk reaches, in the one order of locks';

create function submit_intents(attempts jsonb, token uuid, at timestamptz)
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
    with gone as (
      update intent i
      set state = 'SUBMITTING', attempts = i.attempts + 1, check_at = null
      from enrollment e
      where i.id = any(ids) and i.claim_token = token and i.state = 'PLANNED'
        and e.id = i.enrollment_id and e.state = 'ACTIVE'
        and (i.lawful_until is null or i.lawful_until > at)
        and not exists (
          select from suppression s
          where s.contact_point_id = i.contact_point_id and s.lifted_at is null
            and s.channel = case i.kind when 'CALL' then 'VOICE' else i.kind end)
        and not exists (
          select from hold h
          left join integration g on h.scope = 'INTEGRATION' and g.id = h.subject_id
          where h.lifted_at is null
            and (h.subject_id in (i.workspace_id, i.run_id, i.sender_id, e.campaign_id)
              or g.provider = case i.kind when 'EMAIL' then 'SENDGRID' when 'PARCEL' then 'REGRID'
                   when 'OWNER_CONTACTS' then 'BATCHDATA' else 'TWILIO' end))
      returning i.id, i.attempts as n, i.workspace_id)
    insert into attempt (id, workspace_id, intent_id, n)
    select v.value::uuid, g.workspace_id, g.id, g.n
    from gone g join jsonb_each_text(submit_intents.attempts) v on v.key::bigint = g.id
    returning intent_id;
end $$;
comment on function submit_intents is
  'The last check before the requests, under the locks; what it returns may be sent, within two seconds';

create function record_outcomes(outcomes jsonb)
  returns table (intent_id bigint, intent_state text) language plpgsql as $$
begin
  update attempt a
  set state = v.attempt_state, answered_at = clock_timestamp(),
      http_status = coalesce(v.http_status, a.http_status),
      error_code = v.error_code, error = v.error,
      provider_id = coalesce(v.provider_id, a.provider_id), resolved_by = v.resolved_by
  from jsonb_to_recordset(outcomes) as v(attempt uuid, attempt_state text, http_status int,
       error_code text, error text, provider_id text, resolved_by text)
  where a.id = v.attempt and (a.state <> 'ACCEPTED' or v.attempt_state = 'ACCEPTED');

  update intent i
  set state = v.intent_state, provider_id = coalesce(v.provider_id, i.provider_id),
      price = coalesce(v.price, i.price), error_code = v.error_code, error = v.error,
      empty_reads = v.empty_reads,
      slot_at = case v.intent_state when 'PLANNED' then v.slot_at else i.slot_at end,
      check_at = case v.intent_state when 'UNKNOWN' then v.slot_at end,
      settled_at = case when v.intent_state in ('PLANNED', 'UNKNOWN', 'SUBMITTING') then null
                   else clock_timestamp() end
  from jsonb_to_recordset(outcomes) as v(intent bigint, attempt uuid, intent_state text,
       provider_id text, price numeric, error_code text, error text, empty_reads int,
       slot_at timestamptz)
  where i.id = v.intent and i.state <> 'ACCEPTED'
    and (v.intent_state = 'ACCEPTED'
         or exists (select from attempt a where a.id = v.attempt and a.n = i.attempts));

  return query
    select i.id, i.state from intent i
    where i.id in (select v.intent from jsonb_to_recordset(outcomes) as v(intent bigint));
end $$;
comment on function record_outcomes is
  'Records what became of attempts, and says how the intents stand then; a proof of acceptance is never undone';

create function reserve_slots(
    limit_key text, spacing interval, wanted int, real_now timestamptz, horizon timestamptz,
    out first_at timestamptz, out granted int)
  language plpgsql as $$
begin
  insert into limiter (workspace_id, key, next_at) values (current_workspace(), limit_key, real_now)
    on conflict do nothing;
  select greatest(l.next_at, real_now) into first_at from limiter l
    where l.workspace_id = current_workspace() and l.key = limit_key for no key update;
  granted := least(wanted, greatest(0, ceil(
    extract(epoch from horizon - first_at)::numeric / extract(epoch from spacing)::numeric)))::int;
  update limiter l set next_at = first_at + granted * spacing
    where l.workspace_id = current_workspace() and l.key = limit_key;
end $$;
comment on function reserve_slots is 'Evenly spaced slots from the first free one on, none past the horizon';
