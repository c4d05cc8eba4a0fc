-- What a voice provider has of our numbers and no attempt knows is not placed again either.
alter table stray
  drop constraint stray_kind_check,
  add constraint stray_kind_check check (kind in ('SMS', 'CALL', 'AI_CALL'));
