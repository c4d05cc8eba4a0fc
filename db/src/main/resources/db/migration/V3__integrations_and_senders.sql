create table integration (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  provider     text not null check (provider in ('TWILIO', 'SENDGRID', 'REGRID', 'BATCHDATA', 'VAPI', 'STRIPE')),
  mode         text not null check (mode in ('SIMULATED', 'LIVE')),
  base_url     text,
  credentials  bytea,
  webhook_key  text not null unique check (length(webhook_key) >= 24),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, provider),
  check (mode = 'LIVE' or base_url is not null)
);
comment on table integration is 'A provider''s account of a workspace';
comment on column integration.credentials is 'JSON, encrypted with AES-256-GCM; never read out by the API';
comment on column integration.base_url is 'Where a simulated provider listens; null is the provider''s own address';
comment on column integration.webhook_key is 'Unguessable part of this integration''s webhook addresses';
call protect('integration', 'select, insert, update, delete');

create function find_webhook(key text)
  returns table (workspace_id uuid, integration_id uuid, provider text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.workspace_id, i.id, i.provider from integration i where i.webhook_key = key
$$;
comment on function find_webhook is 'The one look-up by webhook address that precedes knowing the workspace';
revoke all on function find_webhook from public;
grant execute on function find_webhook to drumbeat_app;

create table sender (
  id             uuid primary key default gen_random_uuid(),
  workspace_id   uuid not null references workspace on delete cascade,
  key            text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  channel        text not null check (channel in ('SMS', 'EMAIL', 'VOICE')),
  address        text not null,
  display_name   text,
  number_type    text check (number_type in ('LONG_CODE', 'TOLL_FREE', 'SHORT_CODE')),
  per_second     numeric not null default 1 check (per_second > 0),
  registered     boolean not null default false,
  hold           text,
  postal_address text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (workspace_id, channel, key)
);
comment on table sender is 'A number or address that messages and calls come from';
comment on column sender.per_second is 'Requests a second at most';
comment on column sender.registered is 'Registered as the law or carrier asks: 10DLC, toll-free verification, domain authentication';
comment on column sender.hold is 'Why nothing is sent from here for now; null when healthy';
call protect('sender', 'select, insert, update, delete');

create table limiter (
  workspace_id uuid not null references workspace on delete cascade,
  key          text not null,
  next_at      timestamptz not null,
  primary key (workspace_id, key)
);
comment on table limiter is 'The next free slot of each limit, real time; slots lost in a crash are lost, never exceeded';
call protect('limiter', 'select, insert, update');

create table dependency (
  service     text primary key,
  mode        text not null check (mode in ('LIVE', 'SIMULATED', 'NOT_CONFIGURED')),
  status      text not null check (status in ('healthy', 'degraded', 'unhealthy')),
  response_ms integer,
  detail      text,
  checked_at  timestamptz not null
);
comment on table dependency is 'What a worker last saw of each provider; of the process, not of a workspace';
grant select, insert, update on dependency to drumbeat_app;

create table provider_cache (
  workspace_id uuid not null references workspace on delete cascade,
  provider     text not null,
  product      text not null,
  key          text not null,
  answer       jsonb not null,
  fetched_at   timestamptz not null default now(),
  primary key (workspace_id, product, key)
);
comment on table provider_cache is 'What an enrichment provider answered, misses included, by product and normalised address';
call protect('provider_cache', 'select, insert, update');
