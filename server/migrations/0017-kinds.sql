-- module: inbox
-- Every kind of message: what a message is about, media of every kind, all that can go out, visitors of a website.

alter table messages add column about uuid;
comment on column messages.about is 'The message of the thread that this one quotes, or reacts to.';
comment on column messages.kind is 'text, tap, image, gif, sticker, voice, video, file, link, contact, info, location, call, buttons, list, info_request, reaction, or the name of the event whose kind is not supported yet.';
comment on column messages.body is 'Sealed JSON: words, place, link, card, call, choices, and Zalo''s own id of a person''s message; under the thread''s content key.';
-- the thread on screen: reactions to these messages, which are no lines of their own
create index messages_reactions on messages (page_id, about) where kind = 'reaction';

alter table media
  add column kind text not null default 'image' constraint media_kind check
    (kind in ('image', 'gif', 'sticker', 'voice', 'video', 'file')),
  add column name bytea,
  add column scan text constraint media_scan check (scan in ('clean', 'infected', 'unscanned')),
  add column playable boolean not null default false,
  drop constraint media_refused_has_reason,
  add constraint media_refused_has_reason check (state <> 'refused' or reason is not null);
alter table media alter column kind drop default, alter column playable drop default;
comment on column media.name is 'What the sender called a file, sealed; text to show, never a path.';
comment on column media.source is 'Sealed JSON {url, poster?}: where it is fetched from; null for an upload.';
comment on column media.reason is 'Why it is not shown, played or handed out: its phrase lives in text/. A kept one may have a reason, too: the sealed original is there.';
comment on column media.scan is 'What the virus scanner said of a file; null where none was asked.';
comment on column media.playable is 'Whether a copy that browsers play lies beside the original.';
comment on column media.received is 'What came, before anything was done to it, as JSON {type, bytes, sha256}: type null when it is nothing we know by its bytes, sha256 in hex. Sealed under the thread''s content key: who holds a file could else look for who sent it.';
grant update (name, scan, playable) on media to binh_yen_app;

alter table deliveries
  drop constraint deliveries_kind,
  add constraint deliveries_kind check (kind in ('text', 'image', 'file', 'buttons', 'list', 'info_request', 'reaction'));
comment on column deliveries.fault is 'Code of the last fault; its sentence lives in text/. A sent one may have one: sent as text where buttons were refused.';

alter table pages add column buttons text not null default 'try' constraint pages_buttons check (buttons in ('try', 'never'));
alter table pages alter column buttons drop default;
comment on column pages.buttons is 'Whether buttons and lists are tried before numbered lines: Zalo documents neither for today''s call.';
grant update (buttons) on pages to binh_yen_app;

set local role binh_yen_vault;

drop function vault.addresses_for(uuid, uuid[]);
create function vault.addresses_for(p_page_id uuid, p_delivery_ids uuid[])
  returns table (delivery_id uuid, citizen_id uuid, kind text, wrapped_key bytea, zalo_id bytea)
  language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
begin atomic
  select d.id, i.citizen_id, a.kind, i.wrapped_key, i.zalo_id
  from unnest(p_delivery_ids) as wanted (id)
  join public.deliveries d on d.page_id = p_page_id and d.id = wanted.id
  join public.addresses a on a.page_id = p_page_id and a.id = d.address_id
  join vault.identities i on i.page_id = p_page_id and i.citizen_id = a.citizen_id
  where d.state in ('sending', 'unknown') and a.kind in ('zalo', 'web') and i.wrapped_key is not null;
end;
comment on function vault.addresses_for is 'Sealed outside ids of deliveries being sent, or unknown and so read back; no others.';
comment on column vault.identities.zalo_id is 'Zalo''s id of the person; of a visitor of a website the widget''s two ids.';

revoke execute on function vault.addresses_for from public;
grant execute on function vault.addresses_for to binh_yen_app;

reset role;
