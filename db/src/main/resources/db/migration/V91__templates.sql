create table template (
  id              uuid primary key default gen_random_uuid(),
  workspace_id    uuid not null references workspace on delete cascade,
  name            text not null check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,59}$'),
  channel         text not null check (channel in ('SMS', 'EMAIL')),
  draft           jsonb not null,
  draft_version   integer not null default 1,
  draft_edited_at timestamptz not null default now(),
  draft_edited_by text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  unique (workspace_id, name)
);
comment on table template is 'A text that steps of campaigns name; a campaign''s version keeps the text that it took';
comment on column template.draft is 'subject, body, html: Liquid';
comment on column template.draft_edited_by is 'Which API key wrote it; null where that is not known';
call protect('template', 'select, insert, update, delete');

create table template_version (
  id           uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace on delete cascade,
  template_id  uuid not null references template on delete cascade,
  number       integer not null check (number > 0),
  content      jsonb not null,
  published_at timestamptz not null default now(),
  unique (template_id, number)
);
comment on table template_version is 'A published text; it never changes';
call protect('template_version', 'select, insert');

create table past_template_draft (
  template_id   uuid not null references template on delete cascade,
  draft_version integer not null,
  workspace_id  uuid not null references workspace on delete cascade,
  draft         jsonb not null,
  primary key (template_id, draft_version)
);
comment on table past_template_draft is
  'The drafts before the last few edits, so that who edits an old one can be told what changed since';
call protect('past_template_draft', 'select, insert, delete');
