create table secret (
  workspace_id uuid not null references workspace on delete cascade,
  name         text not null check (name ~ '^[A-Za-z][A-Za-z0-9_]{0,59}$'),
  value        bytea not null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, name)
);
comment on table secret is 'What a journey''s webhooks name and never hold: {{ secrets.name }}';
comment on column secret.value is 'Encrypted with AES-256-GCM; never read out by the API';
call protect('secret', 'select, insert, update, delete');

create table signing_secret (
  workspace_id   uuid primary key references workspace on delete cascade,
  value          bytea not null,
  previous       bytea,
  shown          boolean not null default false,
  created_at     timestamptz not null default now(),
  previous_until timestamptz
);
comment on table signing_secret is
  'What a workspace''s webhooks are signed with (Standard Webhooks); made on first use';
comment on column signing_secret.shown is 'Whether the API has shown it, which it does once';
comment on column signing_secret.previous_until is
  'Until when the one before signs too, so that receivers can change over';
call protect('signing_secret', 'select, insert, update');
