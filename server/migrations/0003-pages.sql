-- module: pages
-- Zalo Apps with their one rate budget, and pages with the unit they speak for, their tokens and their account admins.

create table apps (
  id uuid primary key,
  zalo_app_id text not null constraint apps_once unique,
  name text not null,
  secret bytea not null,
  webhook_secret bytea not null,
  webhook_secret_before bytea,
  webhook_secret_changed_at bigint,
  proof boolean not null,
  per_minute integer not null constraint apps_per_minute check (per_minute > 0),
  paused_until bigint,
  pauses integer not null constraint apps_pauses check (pauses >= 0),
  created_at bigint not null
);
comment on table apps is 'A Zalo App: its secrets, sealed under the installation key, and how many calls it may make.';
comment on column apps.webhook_secret_before is 'Still accepted while a change of the webhook secret reaches Zalo; null when there was none.';
comment on column apps.proof is 'The app demands appsecret_proof with every call.';
comment on column apps.per_minute is 'Calls Zalo admits in any 60 s; every call of the wire counts.';
comment on column apps.paused_until is 'Zalo said "too many" (-32): until then nothing but urgent deliveries leaves.';
comment on column apps.pauses is 'How often in a row; each pause is longer than the one before.';

create table app_spends (
  app_id uuid not null references apps (id),
  second bigint not null,
  spent integer not null constraint app_spends_spent check (spent >= 0),
  primary key (app_id, second)
);
comment on table app_spends is 'Calls granted to senders, by second of the house clock; about the last minute is kept.';

create table pages (
  id uuid primary key,
  kind text not null constraint pages_kind check (kind in ('account', 'desk')),
  app_id uuid references apps (id),
  oa_id text constraint pages_oa_once unique,
  name text not null,
  state text not null constraint pages_state check (state in ('active', 'paused', 'needs_consent')),
  state_reason text,
  state_since bigint not null,
  held_until bigint,
  mode text not null constraint pages_mode check (mode in ('speaking', 'listening')),
  created_at bigint not null,
  constraint pages_account_has_app check ((kind = 'account') = (app_id is not null and oa_id is not null))
);
comment on table pages is 'One Official Account; or, for a unit without one, a desk (web, phone, walk-in).';
comment on column pages.state is 'active; paused by Zalo or an operator; needs_consent: an account admin must grant the app again.';
comment on column pages.state_reason is 'Name of the fault that stopped it.';
comment on column pages.held_until is 'Its quota is spent or it is night: until then nothing of it leaves, by itself it goes on.';
comment on column pages.mode is 'listening (*Chỉ nghe*): nothing is sent until the unit says so.';
-- the sender: pages of one app
create index pages_of_app on pages (app_id) where app_id is not null;

create table page_units (
  page_id uuid not null references pages (id),
  unit_id uuid not null references units,
  valid_from bigint not null,
  valid_to bigint,
  primary key (page_id, valid_from),
  constraint page_units_order check (valid_to is null or valid_to > valid_from)
);
comment on table page_units is 'Which unit a page speaks for, dated: units merge and split, pages move with them.';
-- a page speaks for one unit at a time; the console's page list
create unique index page_units_now on page_units (page_id) where valid_to is null;
-- the unit tree: pages of a unit
create index page_units_of_unit on page_units (unit_id);

create table page_tokens (
  page_id uuid primary key references pages (id),
  generation integer not null,
  access_token bytea not null,
  refresh_token bytea not null,
  access_until bigint not null,
  renew_at bigint not null,
  issued_at bigint not null,
  refresh_started bigint
);
comment on table page_tokens is 'The page''s pair of tokens, sealed under the installation key.';
comment on column page_tokens.generation is 'Counts the pairs: a sender refused with an old one looks for a newer one first.';
comment on column page_tokens.renew_at is 'When to fetch the next pair, well before access_until.';
comment on column page_tokens.refresh_started is 'Set while a refresh is under way; found set with nobody holding the page''s lock, the reply was lost.';

create table page_admins (
  page_id uuid not null references pages (id),
  admin_mac bytea not null,
  mac_version integer not null,
  name text not null,
  added_at bigint not null,
  confirmed_at bigint not null,
  primary key (page_id, admin_mac)
);
comment on table page_admins is 'Zalo account admins the page''s unit has named; an echo by any other raises an alarm.';
comment on column page_admins.admin_mac is 'HMAC of the admin''s Zalo id.';
comment on column page_admins.confirmed_at is 'Each quarter somebody confirms that the list is still right.';

create table page_unknown_admins (
  page_id uuid not null references pages (id),
  admin_mac bytea not null,
  mac_version integer not null,
  first_seen_at bigint not null,
  last_seen_at bigint not null,
  times integer not null constraint page_unknown_admins_times check (times > 0),
  primary key (page_id, admin_mac)
);
comment on table page_unknown_admins is 'Who typed in Zalo''s own chat tool without being on the page''s list: an alarm until they are added or the list is confirmed.';
comment on column page_unknown_admins.admin_mac is 'HMAC of the admin''s Zalo id, as in page_admins.';
comment on column page_unknown_admins.times is 'Messages typed. A page keeps at most some dozens of rows; the alarm is the same.';

grant select, insert on apps, app_spends, pages, page_units, page_tokens, page_admins, page_unknown_admins to binh_yen_app;
grant update (secret, webhook_secret, webhook_secret_before, webhook_secret_changed_at, per_minute, paused_until, pauses) on apps to binh_yen_app;
grant update (spent) on app_spends to binh_yen_app;
grant delete on app_spends to binh_yen_app;
grant update (name, state, state_reason, state_since, held_until, mode) on pages to binh_yen_app;
grant update (valid_to) on page_units to binh_yen_app;
grant update (generation, access_token, refresh_token, access_until, renew_at, issued_at, refresh_started) on page_tokens to binh_yen_app;
grant update (name, confirmed_at) on page_admins to binh_yen_app;
grant update (last_seen_at, times) on page_unknown_admins to binh_yen_app;
grant delete on page_unknown_admins to binh_yen_app;
