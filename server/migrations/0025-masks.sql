-- module: citizens
-- Masks: a tip's own address, so that nothing clear leads from a tip to a person. Whose it is lies in the vault (product F6).

alter table addresses drop constraint addresses_kind,
  add constraint addresses_kind check (kind in ('zalo', 'web', 'phone', 'mask'));
comment on column addresses.last_interaction_at is 'What the reply window counts from; null before the first. Of a mask rounded down to the hour: an exact time would say whose it is.';
comment on column addresses.first_seen_at is 'Of a mask rounded down to the hour.';

grant select (id, page_id, confidentiality) on tips to binh_yen_vault;
grant select (id, state) on officers to binh_yen_vault;

-- a tip is made of a conversation, or divided: what was written moves, sealed anew under new ids, with blunted times
grant update (thread_id, about, created_at) on messages to binh_yen_app;
grant update (id, thread_id, created_at) on media to binh_yen_app;
grant update (address_id, thread_id, follows) on deliveries to binh_yen_app;
grant update (first_seen_at) on addresses to binh_yen_app;
-- a handled event forgets whose it was
grant update (lane) on events, odd_events to binh_yen_app;
comment on column events.lane is 'HMAC of whose event it is: events of one lane are handled one at a time, in order of arrival. Emptied when handled.';
comment on column events.handled_at is 'Rounded down to the hour: the exact moment would be that of what was said because of it.';

set local role binh_yen_vault;

alter table vault.tip_senders
  add column mask_id uuid not null,
  add column reached_by text not null constraint tip_senders_reached_by check (reached_by in ('zalo', 'web')),
  add column sender_mac bytea not null,
  add column key_version integer not null,
  alter column citizen_id drop not null;
comment on table vault.tip_senders is 'Which person a tip''s thread belongs to: the only path there is.';
comment on column vault.tip_senders.citizen_id is 'The person the page knows otherwise; null while it knows them by tips alone.';
comment on column vault.tip_senders.mask_id is 'The address the tip is answered through.';
comment on column vault.tip_senders.reached_by is 'By which of the channel''s ways the mask is reached.';
comment on column vault.tip_senders.sender_mac is 'HMAC of the outside id under a purpose of its own: only who holds that id, an event just come in, can ask.';
-- inbound: the tips of who writes, newest first
create index tip_senders_of_sender on vault.tip_senders (page_id, sender_mac, thread_id desc);
-- deliveries through a mask; the parts of a divided tip share one
create index tip_senders_of_mask on vault.tip_senders (page_id, mask_id);

create function vault.tip_begin(
  p_page_id uuid, p_thread_id uuid, p_mask_id uuid, p_citizen_id uuid, p_reached_by text, p_sender_mac bytea, p_key_version integer
) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into vault.tip_senders (page_id, thread_id, mask_id, citizen_id, reached_by, sender_mac, key_version)
  values (p_page_id, p_thread_id, p_mask_id, p_citizen_id, p_reached_by, p_sender_mac, p_key_version);
end;
comment on function vault.tip_begin is 'Whose tip it is. Written once; the mask''s own identity was put before.';

create function vault.tip_divide(p_page_id uuid, p_from_id uuid, p_to_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into vault.tip_senders (page_id, thread_id, mask_id, citizen_id, reached_by, sender_mac, key_version)
  select page_id, p_to_id, mask_id, citizen_id, reached_by, sender_mac, key_version
  from vault.tip_senders where page_id = p_page_id and thread_id = p_from_id;
end;
comment on function vault.tip_divide is 'A tip becomes two: the second is the same person''s, behind the same mask.';

create function vault.tip_make(
  p_page_id uuid, p_thread_id uuid, p_address_id uuid,
  p_officer_id uuid, p_officer_name text, p_session text, p_at bigint, p_line_id uuid
) returns table (citizen_id uuid, kind text, wrapped_key bytea, zalo_id bytea, by_app bytea, name bytea, phone bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from public.officers o where o.id = p_officer_id and o.state = 'active') then
    raise exception 'only an officer makes a tip of a conversation' using errcode = 'BY001';
  end if;
  if not exists (select from public.tips t where t.id = p_thread_id and t.page_id = p_page_id)
    or exists (select from vault.tip_senders s where s.page_id = p_page_id and s.thread_id = p_thread_id)
  then
    raise exception 'a tip has one sender' using errcode = 'BY006';
  end if;
  insert into public.trail (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts)
  values (p_line_id, p_at, 'audit', 'officer', p_officer_id, p_officer_name, p_session, 'identity.carried', 'tip',
    p_page_id, p_thread_id::text, '{}');
  return query
    select i.citizen_id, a.kind, i.wrapped_key, i.zalo_id, i.by_app, i.name, i.phone
    from public.addresses a
    join vault.identities i on i.page_id = p_page_id and i.citizen_id = a.citizen_id
    where a.page_id = p_page_id and a.id = p_address_id and a.kind in ('zalo', 'web') and i.wrapped_key is not null;
end $$;
comment on function vault.tip_make is 'What a mask is made of when an officer makes a tip of a conversation: sealed, to be sealed anew, once a tip. Writes the trail first, and names the tip alone there.';

create function vault.tips_of_sender(p_page_id uuid, p_macs bytea[]) returns table (thread_id uuid, mask_id uuid)
  language sql stable security definer rows 2 set search_path = pg_catalog, pg_temp
begin atomic
  select s.thread_id, s.mask_id from vault.tip_senders s
  where s.page_id = p_page_id and s.sender_mac = any (p_macs)
  order by s.thread_id desc limit 50;
end;
comment on function vault.tips_of_sender is 'The newest tips of who writes, for whoever holds the outside id.';

create function vault.tip_owner(p_page_id uuid, p_macs bytea[], p_citizen_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update vault.tip_senders set citizen_id = p_citizen_id
  where page_id = p_page_id and sender_mac = any (p_macs) and citizen_id is null;
end;
comment on function vault.tip_owner is 'Somebody known by tips alone turns to the page: erasing them will erase their masks.';

drop function vault.addresses_for(uuid, uuid[]);
create function vault.addresses_for(p_page_id uuid, p_delivery_ids uuid[])
  returns table (delivery_id uuid, citizen_id uuid, kind text, wrapped_key bytea, zalo_id bytea)
  language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
begin atomic
  select d.id, i.citizen_id,
    coalesce((select s.reached_by from vault.tip_senders s where s.page_id = p_page_id and s.mask_id = a.id limit 1), a.kind),
    i.wrapped_key, i.zalo_id
  from public.deliveries d
  join public.addresses a on a.page_id = p_page_id and a.id = d.address_id
  join vault.identities i on i.page_id = p_page_id and i.citizen_id = a.citizen_id
  where d.page_id = p_page_id and d.id = any (p_delivery_ids)
    and d.state in ('sending', 'unknown') and a.kind in ('zalo', 'web', 'mask') and i.wrapped_key is not null;
end;
comment on function vault.addresses_for is 'Sealed outside ids of deliveries being sent, or unknown and so read back; no others. A mask has an identity of its own.';

create or replace function vault.open(
  p_page_id uuid, p_citizen_id uuid,
  p_officer_id uuid, p_officer_name text, p_session text,
  p_reason text, p_sealed_reason bytea, p_second_officer_id uuid,
  p_at bigint, p_line_id uuid
) returns table (wrapped_key bytea, zalo_id bytea, by_app bytea, name bytea, phone bytea, avatar bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_officer_id is null then
    raise exception 'only an officer opens an identity' using errcode = 'BY001';
  end if;
  if char_length(regexp_replace(coalesce(p_reason, ''), '\s+', ' ', 'g')) < 10 or p_sealed_reason is null then
    raise exception 'a reason of ten characters is needed' using errcode = 'BY002';
  end if;
  if p_second_officer_id = p_officer_id or exists (
    select from public.addresses a where a.page_id = p_page_id and a.citizen_id = p_citizen_id and a.kind = 'mask'
  ) then
    raise exception 'a second person is needed' using errcode = 'BY003';
  end if;
  insert into public.trail (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts, sealed)
  values (p_line_id, p_at, 'audit', 'officer', p_officer_id, p_officer_name, p_session, 'identity.opened', 'citizen',
    p_page_id, p_citizen_id::text, jsonb_strip_nulls(jsonb_build_object('second_officer_id', p_second_officer_id)), p_sealed_reason);
  return query
    select i.wrapped_key, i.zalo_id, i.by_app, i.name, i.phone, i.avatar
    from vault.identities i where i.page_id = p_page_id and i.citizen_id = p_citizen_id and i.wrapped_key is not null;
end $$;
comment on function vault.open is 'Who a person of the ordinary inbox is. Writes its own line in the trail first; says nothing of whether they sent tips. A mask opens only by open_tip. BY001 no officer, BY002 no reason, BY003 no second person.';

create function vault.open_tip(
  p_page_id uuid, p_thread_id uuid,
  p_officer_id uuid, p_officer_name text, p_session text,
  p_reason text, p_sealed_reason bytea, p_second_officer_id uuid,
  p_at bigint, p_until bigint, p_line_id uuid
) returns table (citizen_id uuid, wrapped_key bytea, zalo_id bytea, by_app bytea, name bytea, phone bytea, avatar bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_confidentiality text;
begin
  if not exists (select from public.officers o where o.id = p_officer_id and o.state = 'active') then
    raise exception 'only an officer opens an identity' using errcode = 'BY001';
  end if;
  if char_length(regexp_replace(coalesce(p_reason, ''), '\s+', ' ', 'g')) < 10 or p_sealed_reason is null then
    raise exception 'a reason of ten characters is needed' using errcode = 'BY002';
  end if;
  select t.confidentiality into v_confidentiality from public.tips t where t.id = p_thread_id and t.page_id = p_page_id;
  if p_second_officer_id = p_officer_id
    or p_second_officer_id is null and v_confidentiality is distinct from 'ordinary'
    or p_second_officer_id is not null
      and not exists (select from public.officers o where o.id = p_second_officer_id and o.state = 'active')
  then
    raise exception 'a second person is needed' using errcode = 'BY003';
  end if;
  if p_until is null or p_until <= p_at or p_until > p_at + 24 * 3600 * 1000 then
    raise exception 'an opening ends within a day' using errcode = 'BY005';
  end if;
  insert into public.trail (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts, sealed)
  values (p_line_id, p_at, 'audit', 'officer', p_officer_id, p_officer_name, p_session, 'identity.opened', 'tip',
    p_page_id, p_thread_id::text,
    jsonb_strip_nulls(jsonb_build_object('second_officer_id', p_second_officer_id, 'until', p_until)), p_sealed_reason);
  return query
    select i.citizen_id, i.wrapped_key, i.zalo_id, i.by_app, i.name, i.phone, i.avatar
    from vault.tip_senders s
    join public.addresses a on a.page_id = p_page_id and a.id = s.mask_id
    join vault.identities i on i.page_id = p_page_id and i.citizen_id = a.citizen_id
    where s.page_id = p_page_id and s.thread_id = p_thread_id and i.wrapped_key is not null;
end $$;
comment on function vault.open_tip is 'Who sent a tip. Writes its own line in the trail first. BY001 no officer, BY002 no reason, BY003 no second person where the tip is confidential, BY005 no end within a day.';

create or replace function vault.erase(p_page_id uuid, p_citizen_id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from public.citizens c where c.page_id = p_page_id and c.id = p_citizen_id and c.held_at is not null) then
    raise exception 'a legal hold stands' using errcode = 'BY004';
  end if;
  update vault.identities
  set wrapped_key = null, zalo_id = null, by_app = null, name = null, phone = null, avatar = null
  where page_id = p_page_id and (citizen_id = p_citizen_id or citizen_id in (
    select a.citizen_id from vault.tip_senders s
    join public.addresses a on a.page_id = p_page_id and a.id = s.mask_id
    where s.page_id = p_page_id and s.citizen_id = p_citizen_id
  ));
  update vault.tip_senders set sender_mac = '', citizen_id = null
  where page_id = p_page_id and citizen_id = p_citizen_id;
end $$;
comment on function vault.erase is 'Destroys the identity key and all it sealed, those of the person''s masks too. BY004 when a legal hold stands.';

revoke execute on all functions in schema vault from public;
grant execute on all functions in schema vault to binh_yen_app;

reset role;
