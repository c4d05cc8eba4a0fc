alter table run add column continuous boolean not null default false;
comment on column run.continuous is
  'Takes leads over the API until it is stopped, so it never completes by itself';

-- In a run that stays open a lead may enter again, as the campaign allows; that one is active at a
-- time is held by enrollment_one_active. The look-up of who entered before is by campaign.
alter table enrollment drop constraint enrollment_run_id_lead_key_key;
create index enrollment_key on enrollment (campaign_id, lead_key);
