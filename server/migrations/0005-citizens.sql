-- module: citizens
-- People as one page knows them, how they are reached, and the vault in which who they are lies apart (architecture §3.10).

create table citizens (
  page_id uuid not null,
  id uuid not null,
  created_at bigint not null,
  held_at bigint,
  erased_at bigint,
  primary key (page_id, id),
  constraint citizens_held_are_not_erased check (held_at is null or erased_at is null)
);
comment on table citizens is 'One person as one page knows them. Nothing here tells who it is.';
comment on column citizens.held_at is 'A legal hold since then: nothing of this person may be erased.';
comment on column citizens.erased_at is 'Identity key destroyed; the row stays, emptied, because it is counted.';

create table addresses (
  page_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  kind text not null constraint addresses_kind check (kind in ('zalo', 'web', 'phone')),
  id_hmac bytea,
  key_version integer not null,
  following boolean not null,
  following_at bigint not null,
  blocked boolean not null,
  last_interaction_at bigint,
  first_seen_at bigint not null,
  primary key (page_id, id),
  constraint addresses_once unique (page_id, kind, id_hmac),
  constraint addresses_citizen foreign key (page_id, citizen_id) references citizens (page_id, id)
) with (fillfactor = 80);
comment on table addresses is 'A way to reach a citizen. Inbound finds a person by it, outbound sends to it.';
comment on column addresses.id_hmac is 'HMAC of the outside id (Zalo user id, web secret, phone) and page under look-up key key_version; null once erased.';
comment on column addresses.following_at is 'Time of the event that last told of following: an older one that comes late changes nothing.';
comment on column addresses.blocked is 'The person does not take messages: told by a refused send, lifted when they write again.';
comment on column addresses.last_interaction_at is 'What the reply window counts from; null before the first.';
-- erasure: all addresses of a person
create index addresses_of_citizen on addresses (page_id, citizen_id);
-- Trang: how many follow; broadcast: who
create index addresses_following on addresses (page_id) where following and not blocked;

grant select, insert on citizens, addresses to binh_yen_app;
grant update (held_at, erased_at) on citizens to binh_yen_app;
grant update (id_hmac, key_version, following, following_at, blocked, last_interaction_at) on addresses to binh_yen_app;

create schema vault authorization binh_yen_vault;
grant select on citizens, addresses to binh_yen_vault;

set local role binh_yen_vault;

create table vault.identities (
  page_id uuid not null,
  citizen_id uuid not null,
  wrapped_key bytea,
  zalo_id bytea,
  by_app bytea,
  name bytea,
  phone bytea,
  avatar bytea,
  primary key (page_id, citizen_id),
  constraint identities_key_or_empty check (wrapped_key is not null or num_nonnulls(zalo_id, by_app, name, phone, avatar) = 0)
);
comment on table vault.identities is 'Who a citizen is, each value sealed under the person''s own identity key.';
comment on column vault.identities.wrapped_key is 'The identity key, wrapped by the installation key; null once erased, and with it everything is lost.';
comment on column vault.identities.by_app is 'Zalo''s user_id_by_app: identity, never a key to join by.';

create table vault.tip_senders (
  page_id uuid not null,
  thread_id uuid not null,
  citizen_id uuid not null,
  primary key (page_id, thread_id)
);
comment on table vault.tip_senders is 'Which citizen a tip''s thread belongs to: the only path there is. A person with a tip is opened by two officers.';
-- vault.open: whether a person has sent a tip
create index tip_senders_of_citizen on vault.tip_senders (page_id, citizen_id);

create function vault.put(
  p_page_id uuid, p_citizen_id uuid, p_wrapped_key bytea, p_zalo_id bytea, p_by_app bytea, p_phone bytea
) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into vault.identities (page_id, citizen_id, wrapped_key, zalo_id, by_app, phone)
  values (p_page_id, p_citizen_id, p_wrapped_key, p_zalo_id, p_by_app, p_phone);
end;
comment on function vault.put is 'A new person. Fails when there is one already: nothing in the vault can be overwritten by it.';

create function vault.key_for_sealing(p_page_id uuid, p_citizen_id uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select wrapped_key from vault.identities where page_id = p_page_id and citizen_id = p_citizen_id;
end;
comment on function vault.key_for_sealing is 'The wrapped identity key alone, to seal what is learned later; it opens nothing, since no sealed value comes with it.';

create function vault.learn(p_page_id uuid, p_citizen_id uuid, p_name bytea, p_phone bytea, p_avatar bytea) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update vault.identities
  set name = coalesce(p_name, name), phone = coalesce(p_phone, phone), avatar = coalesce(p_avatar, avatar)
  where page_id = p_page_id and citizen_id = p_citizen_id and wrapped_key is not null;
end;
comment on function vault.learn is 'Name, phone or picture told later; null leaves what is there.';

create function vault.open(
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
  if p_second_officer_id = p_officer_id
    or p_second_officer_id is null and exists (
      select from vault.tip_senders s where s.page_id = p_page_id and s.citizen_id = p_citizen_id
    )
  then
    raise exception 'a second person is needed' using errcode = 'BY003';
  end if;
  insert into public.trail (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts, sealed)
  values (p_line_id, p_at, 'audit', 'officer', p_officer_id, p_officer_name, p_session, 'identity.opened', 'citizen',
    p_page_id, p_citizen_id::text, jsonb_strip_nulls(jsonb_build_object('second_officer_id', p_second_officer_id)), p_sealed_reason);
  return query
    select i.wrapped_key, i.zalo_id, i.by_app, i.name, i.phone, i.avatar
    from vault.identities i where i.page_id = p_page_id and i.citizen_id = p_citizen_id and i.wrapped_key is not null;
end $$;
comment on function vault.open is 'Who a person is. Writes its own line in the trail first. BY001 no officer, BY002 no reason, BY003 no second person.';

create function vault.erase(p_page_id uuid, p_citizen_id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from public.citizens c where c.page_id = p_page_id and c.id = p_citizen_id and c.held_at is not null) then
    raise exception 'a legal hold stands' using errcode = 'BY004';
  end if;
  update vault.identities
  set wrapped_key = null, zalo_id = null, by_app = null, name = null, phone = null, avatar = null
  where page_id = p_page_id and citizen_id = p_citizen_id;
end $$;
comment on function vault.erase is 'Destroys the identity key and all it sealed. BY004 when a legal hold stands.';

revoke execute on all functions in schema vault from public;
grant usage on schema vault to binh_yen_app;
grant execute on all functions in schema vault to binh_yen_app;

reset role;
