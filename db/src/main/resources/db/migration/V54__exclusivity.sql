alter table workspace add column exclusivity text not null default 'NONE'
  check (exclusivity in ('NONE', 'OWNER'));
comment on column workspace.exclusivity is
  'Whether an owner may have one active enrollment only, over all campaigns of the workspace';
grant update (exclusivity) on workspace to drumbeat_app;

alter table run add column excluded_reasons jsonb not null default '{}';
comment on column run.excluded_reasons is 'Leads of the audience that were not enrolled, counted by reason';
