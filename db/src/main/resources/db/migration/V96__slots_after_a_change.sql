-- After a changed limit the next slot follows what was let go already, and no longer two seconds in
-- any case: a raised limit is used the sooner.
create or replace function reslot(which uuid[], limit_keys text[]) returns void language plpgsql as $$
declare
  leads bigint[];
begin
  leads := array(
    select distinct i.enrollment_id from intent i
    where i.state = 'PLANNED' and i.sender_id = any(which) and i.enrollment_id is not null
      and i.repeats is null);
  perform from enrollment e where e.id = any(leads) order by e.id for no key update;
  update intent i set slot_at = now() - interval '1 hour', claim_token = gen_random_uuid()
    where i.enrollment_id = any(leads) and i.state = 'PLANNED' and i.sender_id = any(which)
      and i.repeats is null;
  -- What was let go already leaves at its slot, within two seconds.
  update limiter set taken = '{}', next_at = greatest(now(), (
      select max(i.slot_at) from intent i
      where i.state = 'SUBMITTING' and i.sender_id = any(which)
        and i.slot_at <= now() + interval '2 seconds'))
    where workspace_id = current_workspace()
      and key = any(limit_keys || array(select 'sender:' || w from unnest(which) w));
  with due as (
    update enrollment e set due_at = clock_timestamp()
    where e.id = any(leads) and e.state = 'ACTIVE' and e.phase = 'READY')
  insert into wake (workspace_id, run_id, cohort, enrollment_id)
  select e.workspace_id, e.run_id, e.cohort, e.id from enrollment e
  where e.id = any(leads) and e.state = 'ACTIVE'
  on conflict do nothing;
end $$;
