-- Most workspaces have no budget; then there is nothing to sum.
create or replace function charge_intents() returns trigger language plpgsql as $$
begin
  if not exists (select from budget) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    update budget b
    set reserved_micros = b.reserved_micros + d.held, settled_micros = b.settled_micros + d.spent
    from (select run_id, sum(held_micros(state, price, reserved_micros)) as held,
                 sum(spent_micros(state, price)) as spent
          from new_rows where run_id is not null group by run_id) d
    where b.run_id = d.run_id and (d.held <> 0 or d.spent <> 0);
  else
    update budget b
    set reserved_micros = b.reserved_micros + d.held, settled_micros = b.settled_micros + d.spent
    from (select run_id, sum(held) as held, sum(spent) as spent from (
            select run_id, held_micros(state, price, reserved_micros) as held,
                   spent_micros(state, price) as spent from new_rows where run_id is not null
            union all
            select run_id, -held_micros(state, price, reserved_micros),
                   -spent_micros(state, price) from old_rows where run_id is not null) x
          group by run_id) d
    where b.run_id = d.run_id and (d.held <> 0 or d.spent <> 0);
  end if;
  return null;
end $$;

create index enrollment_contact on enrollment (contact_id) where state = 'ACTIVE';

-- Reports on the way to the last one change nothing that an index knows.
drop index intent_silent;
alter table intent add column reported boolean
  generated always as (delivery_rank >= 10) stored;
comment on column intent.reported is 'Whether its delivery is known to have ended, either way';
create index intent_silent on intent (workspace_id, settled_at)
  where state = 'ACCEPTED' and not reported and kind in ('SMS', 'CALL');
alter table intent set (fillfactor = 70);
