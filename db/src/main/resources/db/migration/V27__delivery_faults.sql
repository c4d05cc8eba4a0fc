create index intent_fault on intent (run_id, delivery_code) where delivery_code is not null;
comment on column intent.delivery_code is 'The provider''s error code of the last report of its delivery';
