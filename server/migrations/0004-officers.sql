-- module: officers
-- Officers, the roles they hold on units, their sessions, and the replies remembered so that pressing twice acts once.

create table officers (
  id uuid primary key,
  login text not null constraint officers_login_once unique,
  name text not null constraint officers_name check (name <> ''),
  state text not null constraint officers_state check (state in ('active', 'ended')),
  password_hash text not null,
  totp_secret bytea not null,
  totp_step bigint not null,
  data_key bytea not null,
  created_at bigint not null,
  constraint officers_login_form check (login ~ '^[a-z0-9][a-z0-9._-]{1,62}$')
);
comment on table officers is 'Cán bộ: who signs in. Never deleted, because the trail names them.';
comment on column officers.password_hash is 'argon2id with its settings and salt, in the usual text form.';
comment on column officers.totp_secret is 'Secret of the one-time codes, sealed under data_key.';
comment on column officers.totp_step is 'The last 30-second step whose code was used: it and earlier ones are refused.';
comment on column officers.data_key is 'The officer''s own key, wrapped by the installation key.';

create table role_grants (
  id uuid primary key,
  officer_id uuid not null references officers,
  role text not null constraint role_grants_role check (role in ('duty', 'beat', 'counter', 'editor', 'leader',
    'inspector', 'keeper', 'administrator', 'data_protection', 'operator')),
  unit_id uuid not null references units,
  below boolean not null,
  granted_by uuid references officers,
  valid_from bigint not null,
  valid_to bigint,
  constraint role_grants_dates check (valid_to is null or valid_to > valid_from)
);
comment on table role_grants is 'A role an officer holds on a unit, from when to when.';
comment on column role_grants.below is 'True: on the units below as well.';
comment on column role_grants.granted_by is 'Null when a command or the machine granted it.';
-- every request: what the caller holds today
create index role_grants_of_officer on role_grants (officer_id);
-- "who may" of a refusal; the officers of a unit
create index role_grants_on_unit on role_grants (unit_id, role);

create table sign_in_failures (
  login_mac bytea primary key,
  failures integer not null constraint sign_in_failures_count check (failures >= 0),
  last_at bigint not null,
  locked_until bigint
);
comment on table sign_in_failures is 'Failed sign-ins per login, whether or not such a login exists, so that the answer does not tell.';
comment on column sign_in_failures.login_mac is 'HMAC of the login as typed: a mistyped login may be a password.';
-- hourly tidying
create index sign_in_failures_old on sign_in_failures (last_at);

create table sessions (
  id uuid primary key,
  officer_id uuid not null references officers,
  token_hash bytea not null constraint sessions_token_once unique,
  begun_at bigint not null,
  last_act_at bigint not null,
  locked_at bigint,
  expires_at bigint not null,
  ended_at bigint
);
comment on table sessions is 'A signed-in browser. The token itself is only in its cookie; here its SHA-256.';
comment on column sessions.last_act_at is 'Last request an officer''s hand caused; background refreshes do not count.';
comment on column sessions.locked_at is 'When the officer locked the screen; the lock by idling follows from last_act_at.';
-- ending all sessions of an officer
create index sessions_of_officer on sessions (officer_id) where ended_at is null;
-- hourly tidying
create index sessions_old on sessions (expires_at);

create table remembered_replies (
  officer_id uuid not null references officers,
  key uuid not null,
  route text not null,
  body_mac bytea not null,
  reply bytea,
  at bigint not null,
  primary key (officer_id, key)
);
comment on table remembered_replies is 'What was answered to a change with this Idempotency-Key, in the transaction of the change.';
comment on column remembered_replies.body_mac is 'HMAC of route, parameters and body: the same key with another wish is refused.';
comment on column remembered_replies.reply is 'Sealed under the officer''s key; may show words of citizens, hence kept for hours only.';
-- hourly tidying
create index remembered_replies_old on remembered_replies (at);

grant select, insert on officers, role_grants, sign_in_failures, sessions, remembered_replies to binh_yen_app;
grant update (name, state, password_hash, totp_secret, totp_step) on officers to binh_yen_app;
grant update (valid_to) on role_grants to binh_yen_app;
grant update (failures, last_at, locked_until) on sign_in_failures to binh_yen_app;
grant update (last_act_at, locked_at, ended_at) on sessions to binh_yen_app;
grant update (reply) on remembered_replies to binh_yen_app;
grant delete on sign_in_failures, sessions, remembered_replies to binh_yen_app;
