create index intent_test_send on intent (workspace_id, created_at) where origin like 'test send:%';
comment on column intent.origin is
  'What it comes from: enrollment:ID, opt-out confirmation:ID, test send:ID; only the first has an enrollment';
