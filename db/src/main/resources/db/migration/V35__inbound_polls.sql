create table inbound_poll (
  sender_id    uuid primary key references sender on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  read_until   timestamptz not null,
  polled_at    timestamptz not null
);
comment on table inbound_poll is 'How far the list of texts to a number has been read at its provider';
comment on column inbound_poll.polled_at is 'When it was last tried, read or not';
create index on inbound_poll (workspace_id);
call protect('inbound_poll', 'select, insert, update');
