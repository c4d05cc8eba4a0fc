-- A database that was put back from an older copy doesn't know what was sent since. The provider's
-- lists do: what they have and no attempt knows is kept here, and is not sent again.
create table stray (
  id           bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  sender_id    uuid not null references sender on delete cascade,
  kind         text not null check (kind in ('SMS', 'CALL')),
  recipient    text not null,
  body_digest  bytea check ((kind = 'SMS') = (body_digest is not null)),
  provider_id  text not null,
  sent_at      timestamptz not null,
  found_at     timestamptz not null default now(),
  intent_id    bigint references intent,
  unique (workspace_id, provider_id)
);
comment on table stray is
  'What a provider has of one of our numbers and no attempt knows: sent before the database was put back from a copy';
comment on column stray.body_digest is 'SHA-256 of the text, UTF-8; null for a call';
comment on column stray.sent_at is 'When the provider took it, by its clock';
comment on column stray.intent_id is 'The one intent that it serves, which is not sent any more';
create index stray_free on stray (sender_id, recipient) where intent_id is null;
call protect('stray', 'select, insert, update');

create function is_stray(number uuid, what text, content jsonb) returns boolean
  language sql stable as $$
  select exists (
    select from stray s
    where s.sender_id = number and s.recipient = content->>'to' and s.kind = what
      and s.intent_id is null
      and (s.body_digest is null
        or s.body_digest = sha256(convert_to(content->>'body', 'UTF8')))
      and not exists (
        select from attempt a
        where a.workspace_id = s.workspace_id and a.provider_id = s.provider_id))
$$;
comment on function is_stray is
  'Whether the provider has such a text or call of that number already, and no attempt knows it';

create function take_strays(ids bigint[], token uuid)
  returns table (intent_id bigint, attempt uuid, provider_id text, sent_at timestamptz)
  language plpgsql as $$
declare
  i record;
  found_stray record;
begin
  for i in
    select n.id, n.workspace_id, n.attempts, n.sender_id, n.kind, n.content
    from intent n
    where n.id = any(ids) and n.claim_token = token and n.state = 'PLANNED'
    order by n.id
  loop
    select s.id, s.provider_id, s.sent_at into found_stray
    from stray s
    where s.sender_id = i.sender_id and s.recipient = i.content->>'to' and s.kind = i.kind
      and s.intent_id is null
      and (s.body_digest is null
        or s.body_digest = sha256(convert_to(i.content->>'body', 'UTF8')))
      and not exists (
        select from attempt a
        where a.workspace_id = s.workspace_id and a.provider_id = s.provider_id)
    order by s.sent_at, s.id
    limit 1 for update skip locked;
    if found then
      intent_id := i.id;
      attempt := gen_random_uuid();
      provider_id := found_stray.provider_id;
      sent_at := found_stray.sent_at;
      update stray s set intent_id = i.id where s.id = found_stray.id;
      update intent n set state = 'SUBMITTING', attempts = n.attempts + 1, check_at = null
        where n.id = i.id;
      insert into attempt (id, workspace_id, intent_id, n)
        values (take_strays.attempt, i.workspace_id, i.id, i.attempts + 1);
      return next;
    end if;
  end loop;
end $$;
comment on function take_strays is
  'Gives planned intents what the provider has of them already, one each; the caller records them as accepted';
