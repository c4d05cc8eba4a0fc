-- An intent that is given back is in doubt again, and so its lead stands before its step's effect
-- again: its cohort looks it up, and makes another attempt where the step's policy says so. A lead
-- that was left waiting for a call's end or a report would wait for what may never come.
create or replace function give_back_ids(claims jsonb) returns void language plpgsql as $$
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

  with doubted as (
    update intent i
    set state = 'UNKNOWN', provider_id = null, price = null, delivery = null, delivery_rank = 0,
        delivery_code = null, empty_reads = 0, check_at = now(), settled_at = null,
        error_code = 'UNKNOWN', error = 'What was found was another''s'
    where i.id in (select a.intent_id from attempt a where a.id = any(given))
      and not exists (select from attempt o where o.intent_id = i.id and o.state = 'ACCEPTED')
    returning i.enrollment_id, i.step, i.visit, i.kind),
  back as (
    update enrollment e
    set phase = 'READY', work = d.kind, due_at = clock_timestamp(), version = e.version + 1
    from doubted d
    where e.id = d.enrollment_id and e.state = 'ACTIVE' and (e.step, e.visit) = (d.step, d.visit)
      and e.phase = 'AWAITING_OUTCOME' and d.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL')
    returning e.workspace_id, e.run_id, e.cohort, e.id)
  insert into wake (workspace_id, run_id, cohort, enrollment_id)
  select workspace_id, run_id, cohort, id from back
  on conflict do nothing;
end $$;
