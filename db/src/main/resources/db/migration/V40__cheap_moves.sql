-- A lead's due time changes with each move. As a part of an index, also of its condition, it made
-- each move write to every index of the table.
drop index enrollment_held;
create index enrollment_held on enrollment (workspace_id, hold)
  where state = 'ACTIVE' and hold is not null;

-- Room on the page for the next versions of its rows.
alter table enrollment set (fillfactor = 60);
