-- module: openings
-- Openings: who asked to know an informant, why, who stood by it, until when, and what a leader above made of it.

create table openings (
  id uuid primary key,
  tip_id uuid not null,
  page_id uuid not null,
  watch_unit_id uuid not null references units,
  excluded_unit_id uuid references units,
  what text not null constraint openings_what check (what in ('identity', 'originals', 'phone')),
  reason bytea not null,
  asked_by uuid not null references officers,
  asked_at bigint not null,
  grant_until bigint,
  second_by uuid references officers,
  second_at bigint,
  refused boolean not null,
  until bigint,
  looks integer not null constraint openings_looks check (looks >= 0),
  review_due_at bigint,
  reviewed_by uuid references officers,
  reviewed_at bigint,
  verdict text constraint openings_verdict check (verdict in ('proper', 'improper')),
  constraint openings_second_is_another check (second_by is null or second_by <> asked_by),
  constraint openings_review_by_another check (reviewed_by is null or (reviewed_by <> asked_by and reviewed_by is distinct from second_by)),
  constraint openings_second_whole check ((second_by is null) = (second_at is null)),
  constraint openings_review_whole check (num_nonnulls(reviewed_by, reviewed_at, verdict) in (0, 3)),
  constraint openings_refused_never_opens check (not refused or until is null)
);
comment on table openings is 'Mở danh tính người báo tin: one row for each time somebody asked. Nobody may delete one.';
comment on column openings.watch_unit_id is 'The unit above the tip''s as it was when asked (its own at the top): its leaders review it.';
comment on column openings.excluded_unit_id is 'The unit the tip is told about: nobody of it sees the opening.';
comment on column openings.what is 'phone: one tap on an urgent tip, reviewed next day.';
comment on column openings.reason is 'The officer''s words, sealed.';
comment on column openings.grant_until is 'Until when a second person may stand by it; null where none is needed.';
comment on column openings.until is 'Until when it is open; null before and when refused.';
comment on column openings.looks is 'How often something was looked at through it.';
-- the tip's own list, and the count told to its informant
create index openings_of_tip on openings (tip_id, id desc);
-- the leader's list, newest first
create index openings_watched on openings (watch_unit_id, id desc);
-- the leader's list of what is to be reviewed
create index openings_to_review on openings (watch_unit_id, review_due_at) where reviewed_at is null and review_due_at is not null;

grant select, insert on openings to binh_yen_app;
grant update (second_by, second_at, refused, until, looks, review_due_at, reviewed_by, reviewed_at, verdict) on openings to binh_yen_app;

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000391', 'opening_minutes', null, 15, 'Mặc định khi cài đặt: đủ để gọi một cuộc', 0),
  ('00000000-0000-7000-8000-000000000392', 'opening_grant_minutes', null, 60, 'Mặc định khi cài đặt', 0);
