alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('START_CAMPAIGN', 'START_COHORT', 'JOIN_COHORT')),
  add column leads bigint[];
comment on column outbox.leads is
  'Enrollments that joined a cohort whose workflow may be running, or may just be ending';

-- Each joining is owed for itself: one that found another's row would be lost when that is done.
drop index outbox_once;
create unique index outbox_once on outbox (kind, run_id, coalesce(cohort, -1))
  where kind <> 'JOIN_COHORT';
