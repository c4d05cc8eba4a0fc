-- Not valid at first, so that no row of a large table is read under the lock.
alter table enrollment drop constraint enrollment_work_check;
alter table enrollment add constraint enrollment_work_check check (work in
  ('NONE', 'JOURNEY', 'SMS', 'EMAIL', 'CALL', 'ENRICH', 'TASK', 'WEBHOOK', 'PAYMENT', 'AI_CALL'))
  not valid;
alter table enrollment validate constraint enrollment_work_check;
