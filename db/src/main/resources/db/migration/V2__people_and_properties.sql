create table owner (
  id             bigint generated always as identity primary key,
  workspace_id   uuid not null references workspace on delete cascade,
  owner_key      text not null,
  name           text not null,
  mail_address   text,
  fields         jsonb not null default '{}',
  tags           text[] not null default '{}',
  simulated      boolean not null default false,
  stopped_at     timestamptz,
  stopped_reason text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (workspace_id, owner_key)
);
comment on table owner is 'A person or a company that owns properties';
comment on column owner.owner_key is 'Normalised name and mailing address: what makes two records one owner';
comment on column owner.simulated is 'Made up by the simulator; never contacted through a live provider';
call protect('owner', 'select, insert, update, delete');

create table property (
  id             bigint generated always as identity primary key,
  workspace_id   uuid not null references workspace on delete cascade,
  source         text not null,
  source_key     text not null,
  name           text,
  address        text not null check (length(address) between 1 and 300),
  city           text,
  state          text check (state ~ '^[A-Z]{2}$'),
  zip            text check (zip ~ '^[0-9]{5}$'),
  parcel         text,
  type           text,
  area           numeric,
  year_built     integer,
  latitude       double precision,
  longitude      double precision,
  owner_id       bigint references owner,
  fields         jsonb not null default '{}',
  tags           text[] not null default '{}',
  stopped_at     timestamptz,
  stopped_reason text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (workspace_id, source, source_key)
);
comment on table property is 'A building or parcel that a campaign is about';
comment on column property.source_key is 'The row''s own id in its source; importing it again updates this row';
comment on column property.area is 'Gross floor area, square feet';
create index on property (owner_id);
call protect('property', 'select, insert, update, delete');

create table contact (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  contact_key  text not null,
  property_id  bigint references property on delete cascade,
  owner_id     bigint references owner on delete cascade,
  first_name   text,
  last_name    text,
  fields       jsonb not null default '{}',
  tags         text[] not null default '{}',
  simulated    boolean not null default false,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, contact_key)
);
comment on table contact is 'A person whom a campaign may address, of a property or of an owner';
comment on column contact.contact_key is 'What makes two records one person: source and id, or owner and name';
create index on contact (property_id);
create index on contact (owner_id);
call protect('contact', 'select, insert, update, delete');

create table contact_point (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  kind         text not null check (kind in ('PHONE', 'EMAIL')),
  value        text not null,
  line_type    text not null default 'UNKNOWN' check (line_type in ('MOBILE', 'LANDLINE', 'VOIP', 'UNKNOWN')),
  score        integer not null default 0,
  simulated    boolean not null default false,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, kind, value)
);
comment on table contact_point is
  'One phone (E.164) or e-mail address (lower case), however many contacts share it; suppression locks it';
call protect('contact_point', 'select, insert, update');

create table contact_address (
  workspace_id     uuid not null references workspace on delete cascade,
  contact_id       bigint not null references contact on delete cascade,
  contact_point_id bigint not null references contact_point,
  rank             integer not null default 0,
  primary key (contact_id, contact_point_id)
);
comment on table contact_address is 'Which contact is reached at which contact point; rank 0 is preferred';
create index on contact_address (contact_point_id);
call protect('contact_address', 'select, insert, update, delete');

create table suppression (
  id               bigint generated always as identity primary key,
  workspace_id     uuid not null references workspace on delete cascade,
  contact_point_id bigint not null references contact_point,
  channel          text not null check (channel in ('SMS', 'EMAIL', 'VOICE')),
  reason           text not null check (reason in
    ('OPT_OUT', 'BOUNCE', 'COMPLAINT', 'WRONG_NUMBER', 'UNREACHABLE', 'DNC', 'LITIGATOR', 'OPERATOR')),
  source           text not null,
  evidence         jsonb not null default '{}',
  at               timestamptz not null default now(),
  lifted_at        timestamptz,
  lifted_reason    text
);
comment on table suppression is 'Permanent record of why a contact point is not addressed on a channel; lifted, never deleted';
create unique index suppression_active on suppression (contact_point_id, channel, reason) where lifted_at is null;
create index on suppression (workspace_id, at desc);
call protect('suppression', 'select, insert, update');

create table consent (
  id               bigint generated always as identity primary key,
  workspace_id     uuid not null references workspace on delete cascade,
  contact_point_id bigint not null references contact_point,
  channel          text not null check (channel in ('SMS', 'EMAIL', 'VOICE')),
  basis            text not null check (basis in ('EXPRESS', 'WRITTEN')),
  evidence         text not null,
  at               timestamptz not null,
  simulated        boolean not null default false,
  created_at       timestamptz not null default now(),
  unique (contact_point_id, channel, basis)
);
comment on table consent is 'Who agreed to be contacted, on which channel, with the evidence of it';
call protect('consent', 'select, insert, update');

create table audience_list (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  key          text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name         text not null check (length(name) between 1 and 100),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  unique (workspace_id, key)
);
comment on table audience_list is 'A named list of properties that a campaign''s audience may name by its key';
call protect('audience_list', 'select, insert, update, delete');

create table list_member (
  workspace_id uuid not null references workspace on delete cascade,
  list_id      uuid not null references audience_list on delete cascade,
  property_id  bigint not null references property on delete cascade,
  primary key (list_id, property_id)
);
comment on table list_member is 'The properties of a list';
create index on list_member (property_id);
call protect('list_member', 'select, insert, delete');

create table import (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  file_name    text not null,
  list_id      uuid references audience_list on delete set null,
  state        text not null default 'RUNNING' check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
  rows         integer not null default 0,
  created      integer not null default 0,
  updated      integer not null default 0,
  unchanged    integer not null default 0,
  rejected     integer not null default 0,
  warned       integer not null default 0,
  failure      text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  finished_at  timestamptz
);
comment on table import is 'One CSV file taken in; rows = created + updated + unchanged + rejected';
create index on import (workspace_id, created_at desc);
call protect('import', 'select, insert, update');

create table import_issue (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  import_id    uuid not null references import on delete cascade,
  severity     text not null check (severity in ('ERROR', 'WARN')),
  line         bigint not null,
  column_name  text,
  value        text,
  code         text not null,
  message      text not null,
  fix          text
);
comment on table import_issue is 'What was wrong with a row of an import, with line, column, value and what to do';
create index on import_issue (import_id, id);
call protect('import_issue', 'select, insert');
