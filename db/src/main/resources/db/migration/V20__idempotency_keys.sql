create table idempotency_key (
  workspace_id uuid not null references workspace on delete cascade,
  key          text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  resource_id  uuid,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, key)
);
comment on table idempotency_key is
  'Requests of API clients that made something, so that a repeat makes it no second time; kept a week';
comment on column idempotency_key.request_hash is 'What was asked; a key is for one request only';
comment on column idempotency_key.resource_id is 'What it made, set in the transaction that made it';
create index on idempotency_key (workspace_id, created_at);
call protect('idempotency_key', 'select, insert, update, delete');
