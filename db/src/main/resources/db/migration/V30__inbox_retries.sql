alter table inbox add column event_key text, add column due_at timestamptz;
comment on column inbox.event_key is 'What makes it the same event when it is told twice; null in rows of before';
comment on column inbox.due_at is 'When it is tried again after a failure; null before the first try';
create index inbox_delayed on inbox (workspace_id, due_at) where state = 'PENDING' and due_at is not null;
create index inbox_set_aside on inbox (workspace_id, id) where state = 'POISON';

-- Keys are let go of once no provider repeats any more.
create index inbox_seen_age on inbox_seen (workspace_id, received_at);
