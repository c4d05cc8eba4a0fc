create table price_poll (
  sender_id    uuid primary key references sender on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  polled_at    timestamptz not null
);
comment on table price_poll is 'When the list of what a number sent was last read at its provider, for prices';
create index on price_poll (workspace_id);
call protect('price_poll', 'select, insert, update');

create index intent_unpriced on intent (sender_id, settled_at)
  where state = 'ACCEPTED' and price is null and kind in ('SMS', 'CALL');
