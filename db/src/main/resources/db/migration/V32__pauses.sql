alter table run add column paused_at timestamptz;
comment on column run.paused_at is 'Since when it is paused; null while it is not';
update run set paused_at = updated_at where state = 'PAUSED';

alter table enrollment add column was_due_at timestamptz;
comment on column enrollment.was_due_at is
  'When its work was due before a pause parked it, real time; kept until it moves, so that it is known how late it is';
