-- module: webtips
-- The web form's side of a tip: the key its informant comes back by, what is being uploaded, counted tries, who connected.

create table web_keys (
  tip_id uuid primary key,
  page_id uuid not null,
  key_mac bytea not null constraint web_keys_once unique,
  key_version integer not null,
  made_at bigint not null,
  used_at bigint
);
comment on table web_keys is 'Mã bí mật: who types these six words sees this tip from the informant''s side. The words themselves lie nowhere.';
comment on column web_keys.key_mac is 'HMAC of the folded words under look-up key key_version.';
comment on column web_keys.used_at is 'When it was last used, rounded down to the hour.';

create table web_uploads (
  id uuid primary key,
  page_id uuid not null,
  form_mac bytea not null,
  wrapped_key bytea not null,
  kind text not null constraint web_uploads_kind check (kind in ('image', 'video', 'voice', 'file')),
  size bigint not null constraint web_uploads_size check (size > 0),
  received bigint not null,
  taken_at bigint,
  created_at bigint not null,
  expires_at bigint not null,
  constraint web_uploads_within check (received between 0 and size)
);
comment on table web_uploads is 'A file on its way up, in pieces, sealed under a key of its own; whole, it is taken into a tip, and its pieces go when media have it.';
comment on column web_uploads.form_mac is 'HMAC of the form it belongs to: only who holds that form may go on with it or take it.';
comment on column web_uploads.received is 'Bytes that are here, without a gap.';
-- taking what a form has brought
create index web_uploads_of_form on web_uploads (form_mac);
-- the clock: what nobody took or finished
create index web_uploads_expired on web_uploads (expires_at);

create table web_pieces (
  upload_id uuid not null references web_uploads on delete cascade,
  from_byte bigint not null,
  bytes integer not null constraint web_pieces_bytes check (bytes > 0),
  blob_id uuid not null,
  primary key (upload_id, from_byte)
);
comment on table web_pieces is 'Which sealed file holds which stretch of an upload.';

create table web_misses (
  hour bigint primary key,
  misses integer not null
) with (fillfactor = 50);
comment on table web_misses is 'How many web keys were tried in vain in each hour, by anybody: a bound for the whole installation.';

create table web_connections (
  id uuid primary key,
  day integer not null,
  sealed bytea not null
);
comment on table web_connections is 'Which address connected when, as the law asks: sealed under a key that opens nothing else. The id is drawn at random; no column leads to a tip.';
comment on column web_connections.day is 'Days since 1970 in Viet Nam''s time: retention drops whole days.';
comment on column web_connections.sealed is 'JSON {at, address}.';
-- retention, and the reading of one day
create index web_connections_of_day on web_connections (day);

grant select, insert, delete on web_uploads, web_pieces, web_misses, web_connections to binh_yen_app;
grant select, insert on web_keys to binh_yen_app;
grant update (key_mac, key_version, used_at) on web_keys to binh_yen_app;
grant update (received, taken_at, expires_at) on web_uploads to binh_yen_app;
grant update (misses) on web_misses to binh_yen_app;

-- who comes by the web form has an address no channel knows: what is told to it waits until its key is used
alter table addresses drop constraint addresses_kind,
  add constraint addresses_kind check (kind in ('zalo', 'web', 'phone', 'mask', 'key'));
comment on column addresses.kind is 'mask: of one tip of somebody in the channel; key: of one tip of somebody with a web key, reached by no channel.';

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000291', 'web_tips_an_hour', null, 600, 'Mặc định khi cài đặt: chặn gửi tự động', 0),
  ('00000000-0000-7000-8000-000000000292', 'web_key_misses_an_hour', null, 1000, 'Mặc định khi cài đặt: chặn dò mã bí mật', 0),
  ('00000000-0000-7000-8000-000000000293', 'web_upload_hours', null, 24, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000294', 'connection_kept_days', null, 365, 'Nghị định 333/2026: nhật ký hệ thống từ 12 tháng (chưa kiểm chứng)', 0);

set local role binh_yen_vault;
alter table vault.tip_senders drop constraint tip_senders_reached_by,
  add constraint tip_senders_reached_by check (reached_by in ('zalo', 'web', 'key'));
reset role;
