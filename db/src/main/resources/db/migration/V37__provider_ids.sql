-- Whose a provider's id is: the attempt that the provider's answer or callback names. A read-back
-- only infers it, by recipient, time and content, and may take one of two equal effects for the other.

create function give_back_ids(claims jsonb) returns void language plpgsql as $$
declare
  given uuid[];
begin
  select array_agg(distinct h.id) into given
  from jsonb_to_recordset(claims) as c(attempt uuid, provider_id text)
  join attempt a on a.id = c.attempt
    and (a.provider_id is null or a.provider_id <> c.provider_id and a.resolved_by = 'READ_BACK')
  join attempt h on h.id = a.id or h.provider_id = c.provider_id
  where h.resolved_by = 'READ_BACK' and h.provider_id is not null;
  if given is null then
    return;
  end if;

  insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit, summary, rule,
                        inputs, intent_id)
  select i.workspace_id, i.run_id, i.enrollment_id, 'UNKNOWN', i.step, i.visit,
         'What was found at the provider belongs to another attempt, as the provider says now; '
           || 'whether this one was taken is looked up again',
         'GIVEN_BACK', jsonb_build_object('attempt', a.id, 'providerId', a.provider_id), i.id
  from attempt a join intent i on i.id = a.intent_id
  where a.id = any(given) and i.enrollment_id is not null
  order by i.id;

  update attempt a
  set state = 'UNKNOWN', provider_id = null, resolved_by = null, error_code = 'UNKNOWN',
      error = 'What was found was another''s'
  where a.id = any(given);

  update intent i
  set state = 'UNKNOWN', provider_id = null, price = null, delivery = null, delivery_rank = 0,
      delivery_code = null, empty_reads = 0, check_at = now(), settled_at = null,
      error_code = 'UNKNOWN', error = 'What was found was another''s'
  where i.id in (select a.intent_id from attempt a where a.id = any(given))
    and not exists (select from attempt o where o.intent_id = i.id and o.state = 'ACCEPTED');
end $$;
comment on function give_back_ids is
  'Frees provider ids that read-backs gave to attempts, where the provider names another attempt or another id';

create or replace function record_outcomes(outcomes jsonb)
  returns table (intent_id bigint, intent_state text) language plpgsql as $$
begin
  perform give_back_ids(jsonb_agg(to_jsonb(v)))
  from jsonb_to_recordset(outcomes) as v(attempt uuid, provider_id text, attempt_state text,
       resolved_by text)
  where v.attempt_state = 'ACCEPTED' and v.provider_id is not null and v.resolved_by is null
  having count(*) > 0;

  update attempt a
  set state = v.attempt_state, answered_at = clock_timestamp(),
      http_status = coalesce(v.http_status, a.http_status),
      error_code = v.error_code, error = v.error,
      provider_id = coalesce(v.provider_id, a.provider_id), resolved_by = v.resolved_by
  from jsonb_to_recordset(outcomes) as v(attempt uuid, attempt_state text, http_status int,
       error_code text, error text, provider_id text, resolved_by text)
  where a.id = v.attempt
    and (a.state <> 'ACCEPTED' or v.attempt_state = 'ACCEPTED' and v.resolved_by is null);

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

  update intent i
  set provider_id = v.provider_id, price = coalesce(i.price, v.price)
  from jsonb_to_recordset(outcomes) as v(intent bigint, intent_state text, provider_id text,
       price numeric)
  where i.id = v.intent and i.state = 'ACCEPTED' and i.provider_id is null
    and v.intent_state = 'ACCEPTED' and v.provider_id is not null;

  return query
    select i.id, i.state from intent i
    where i.id in (select v.intent from jsonb_to_recordset(outcomes) as v(intent bigint));
end $$;
