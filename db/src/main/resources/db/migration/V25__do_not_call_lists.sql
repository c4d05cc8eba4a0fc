create table dnc_list (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  name         text not null check (length(name) between 1 and 100),
  kind         text not null check (kind in ('NATIONAL', 'STATE', 'INTERNAL', 'LITIGATOR', 'REASSIGNED')),
  state        text check (state ~ '^[A-Z]{2}$'),
  source       text not null check (length(source) between 1 and 300),
  as_of        date not null,
  entries      bigint not null default 0,
  loaded_at    timestamptz not null default now(),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, name),
  check ((kind = 'STATE') = (state is not null))
);
comment on table dnc_list is 'Lists of phones that are not to be called or texted, or that were given to somebody else';
comment on column dnc_list.as_of is 'The day whose state the list gives; national lists may be 31 days old, 47 CFR 64.1200(c)(2)(i)(D)';
call protect('dnc_list', 'select, insert, update, delete');

create table dnc_entry (
  workspace_id uuid not null references workspace on delete cascade,
  list_id      uuid not null references dnc_list on delete cascade,
  phone        text not null check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  date         date,
  primary key (list_id, phone)
);
comment on table dnc_entry is 'The phones of a list, E.164';
comment on column dnc_entry.date is 'When it was registered, or, of a reassigned number, when its last holder lost it';
create index on dnc_entry (workspace_id, phone);
call protect('dnc_entry', 'select, insert, update, delete');
