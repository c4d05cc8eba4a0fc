alter table integration
  add column messages_per_second numeric check (messages_per_second > 0),
  add column calls_per_second numeric check (calls_per_second > 0),
  add column concurrent_calls integer check (concurrent_calls > 0);
comment on column integration.messages_per_second is
  'Texts or e-mails a second at most through this account, by all its senders; null is the provider''s default';
comment on column integration.calls_per_second is
  'Calls begun a second at most; null is the provider''s default: 1 where a real Twilio account places them';
comment on column integration.concurrent_calls is 'Open calls at most; null is no limit of ours';

alter table workspace add column sends_per_second numeric check (sends_per_second > 0);
comment on column workspace.sends_per_second is
  'Texts, e-mails and calls a second at most, all together; null is no limit';
grant update (sends_per_second) on workspace to drumbeat_app;

alter table limiter add column taken timestamptz[] not null default '{}';
comment on column limiter.taken is
  'Slots taken beyond the next free one: another limit, slower, let them leave only then';

-- An open call holds one of its account's leases: until its end is reported (by a callback or a look
-- at what is silent), or until a call can't last any longer.
create index intent_call_open on intent (workspace_id, settled_at)
  where kind = 'CALL' and state in ('SUBMITTING', 'UNKNOWN', 'ACCEPTED') and not reported;

create function open_calls() returns bigint language sql stable as $$
  select count(*) from intent i
  where i.kind = 'CALL' and i.state in ('SUBMITTING', 'UNKNOWN', 'ACCEPTED') and not i.reported
    and coalesce(i.settled_at,
      (select a.started_at from attempt a where a.intent_id = i.id and a.n = i.attempts))
      > now() - interval '10 minutes'
$$;
comment on function open_calls is 'Leases that are held: calls that may be going on';

-- A slot is free where every limit has it. A limit that could grant an earlier one keeps that for
-- others: it remembers the later one as taken instead of going on from there.
create function reserve_jointly(
    limit_keys text[], spacings interval[], wanted int, real_now timestamptz, horizon timestamptz)
  returns timestamptz[] language plpgsql as $$
declare
  most constant int := 2000;
  n constant int := cardinality(limit_keys);
  fronts timestamptz[] := '{}';
  ahead jsonb := '{}';
  slots timestamptz[] := '{}';
  own timestamptz[];
  at timestamptz;
  before timestamptz;
  blocked timestamptz;
  l record;
begin
  insert into limiter (workspace_id, key, next_at)
  select current_workspace(), k, real_now from unnest(limit_keys) k order by k
  on conflict do nothing;
  perform from limiter where workspace_id = current_workspace() and key = any(limit_keys)
    order by key for no key update;
  for l in
    select u.i, greatest(m.next_at, real_now) as front,
           array(select t from unnest(m.taken) t where t > real_now - u.spacing) as taken
    from unnest(limit_keys, spacings) with ordinality u(key, spacing, i)
    join limiter m on m.workspace_id = current_workspace() and m.key = u.key
    order by u.i
  loop
    fronts[l.i] := l.front;
    ahead := ahead || jsonb_build_object(l.i::text, l.taken);
  end loop;

  if n = 1 and jsonb_array_length(ahead->'1') = 0 then
    slots := array(
      select fronts[1] + k * spacings[1] from generate_series(0, wanted - 1) k
      where fronts[1] + k * spacings[1] < horizon);
    update limiter set next_at = fronts[1] + cardinality(slots) * spacings[1], taken = '{}'
      where workspace_id = current_workspace() and key = limit_keys[1];
    return slots;
  end if;

  for w in 1 .. wanted loop
    at := real_now;
    loop
      before := at;
      for i in 1 .. n loop
        at := greatest(at, fronts[i]);
        loop
          select max(t::timestamptz) into blocked from jsonb_array_elements_text(ahead->i::text) t
            where t::timestamptz > at - spacings[i] and t::timestamptz < at + spacings[i];
          exit when blocked is null;
          at := blocked + spacings[i];
        end loop;
      end loop;
      exit when at = before;
    end loop;
    exit when at >= horizon;
    slots := slots || at;
    for i in 1 .. n loop
      if at < fronts[i] + spacings[i] or jsonb_array_length(ahead->i::text) >= most then
        fronts[i] := at + spacings[i];
      else
        ahead := jsonb_set(ahead, array[i::text], (ahead->i::text) || to_jsonb(at));
      end if;
    end loop;
  end loop;

  for i in 1 .. n loop
    own := array(
      select t::timestamptz from jsonb_array_elements_text(ahead->i::text) t
      where t::timestamptz > fronts[i] - spacings[i]);
    update limiter set next_at = fronts[i], taken = own
      where workspace_id = current_workspace() and key = limit_keys[i];
  end loop;
  return slots;
end $$;
comment on function reserve_jointly is
  'Slots that every limit grants, the first free ones, none past the horizon';

-- A changed limit binds at once: what waits for a slot of the old one is given another.
create function reslot(which uuid[], limit_keys text[]) returns void language plpgsql as $$
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
  -- What was let go already leaves within two seconds.
  update limiter set next_at = now() + interval '2 seconds', taken = '{}'
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
comment on function reslot is
  'Takes the slots of what these senders have planned, and has their leads ask for others';

create function reslot_senders() returns trigger language plpgsql as $$
begin
  perform reslot(array[new.id], array['sender:' || new.id]);
  return null;
end $$;
create trigger reslot after update of per_second on sender
  for each row when (old.per_second is distinct from new.per_second)
  execute function reslot_senders();

create function reslot_accounts() returns trigger language plpgsql as $$
begin
  perform reslot(
    array(select s.id from sender s
          where new.provider = case s.channel when 'EMAIL' then 'SENDGRID' else 'TWILIO' end),
    array['messages:' || new.id, 'calls:' || new.id]);
  return null;
end $$;
create trigger reslot after update of messages_per_second, calls_per_second on integration
  for each row when ((old.messages_per_second, old.calls_per_second)
    is distinct from (new.messages_per_second, new.calls_per_second))
  execute function reslot_accounts();

create function reslot_workspaces() returns trigger language plpgsql as $$
begin
  perform reslot(array(select s.id from sender s), array['workspace']);
  return null;
end $$;
create trigger reslot after update of sends_per_second on workspace
  for each row when (old.sends_per_second is distinct from new.sends_per_second)
  execute function reslot_workspaces();
