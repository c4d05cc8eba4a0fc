alter table workspace add column opt_out_scope text not null default 'CONTACT_POINT'
  check (opt_out_scope in ('CONTACT_POINT', 'CONTACT', 'PROPERTY', 'OWNER'));
comment on column workspace.opt_out_scope is
  'Whom one opt-out takes in: the phone or address, all of the contact''s on that channel, or it stops the property or the owner';
grant update (opt_out_scope) on workspace to drumbeat_app;

create index intent_without_lead on intent (workspace_id, id)
  where enrollment_id is null and state in ('PLANNED', 'SUBMITTING', 'UNKNOWN');

create or replace function workspaces_with_work()
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.workspace_id from outbox o where o.due_at <= now()
  union select w.workspace_id from wake w where w.due_at <= now()
  union select i.workspace_id from inbox i where i.state = 'PENDING'
  union select n.workspace_id from intent n
    where n.enrollment_id is null and n.state in ('PLANNED', 'SUBMITTING', 'UNKNOWN')
$$;
