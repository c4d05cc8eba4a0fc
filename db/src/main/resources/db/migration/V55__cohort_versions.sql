alter table cohort add column version_id uuid references campaign_version;
comment on column cohort.version_id is
  'The published version that its leads walk by; null is the run''s, which may be moved on to a newer one';
