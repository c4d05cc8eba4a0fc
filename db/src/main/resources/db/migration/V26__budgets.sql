alter table intent add column reserved_micros bigint not null default 0 check (reserved_micros >= 0);
comment on column intent.reserved_micros is
  'The most that the effect can cost, millionths of the budget''s currency; counts until the provider''s price is known';

create table budget (
  run_id          uuid primary key references run on delete cascade,
  workspace_id    uuid not null references workspace on delete cascade,
  currency        text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  amount_micros   bigint not null check (amount_micros >= 0),
  reserved_micros bigint not null default 0,
  settled_micros  bigint not null default 0,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table budget is 'What a run may spend; what it has reserved and settled is kept by triggers on intent';
comment on column budget.reserved_micros is 'Held for effects whose price is open; an abandoned effect stays charged';
comment on column budget.settled_micros is 'Spent, by the providers'' own prices';
call protect('budget', 'select, insert, update');

create function held_micros(state text, price numeric, reserved bigint) returns bigint
  language sql immutable parallel safe as $$
  select case when state in ('REJECTED', 'NOT_SENT') or state = 'ACCEPTED' and price is not null
         then 0 else reserved end
$$;

create function spent_micros(state text, price numeric) returns bigint
  language sql immutable parallel safe as $$
  select case when state = 'ACCEPTED' and price is not null
         then ceil(price * 1000000)::bigint else 0 end
$$;

-- As with tallies: in the very statements that change the rows, so that the sums can't differ.
create function charge_intents() returns trigger language plpgsql as $$
begin
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

create trigger charge_insert after insert on intent
  referencing new table as new_rows for each statement execute function charge_intents();
create trigger charge_update after update on intent
  referencing old table as old_rows new table as new_rows
  for each statement execute function charge_intents();
