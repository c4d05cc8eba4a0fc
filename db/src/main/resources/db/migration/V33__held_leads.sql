create index enrollment_held on enrollment (workspace_id, hold)
  where state = 'ACTIVE' and due_at is null and hold is not null;
