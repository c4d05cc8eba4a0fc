alter table campaign
  add column draft_edited_at timestamptz not null default now(),
  add column draft_edited_by text;
comment on column campaign.draft_edited_at is 'When the draft was last written; publishing does not count';
comment on column campaign.draft_edited_by is 'Which API key wrote it; null where that is not known';
update campaign set draft_edited_at = updated_at;

create table past_draft (
  campaign_id   uuid not null references campaign on delete cascade,
  draft_version integer not null,
  workspace_id  uuid not null references workspace on delete cascade,
  draft         jsonb not null,
  primary key (campaign_id, draft_version)
);
comment on table past_draft is
  'The drafts before the last few edits, so that who edits an old one can be told what changed since';
call protect('past_draft', 'select, insert, delete');
