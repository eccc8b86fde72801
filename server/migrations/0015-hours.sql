-- module: hours
-- When somebody sits behind a page: dated opening hours, days that differ, and what the assistant says outside them.

create table page_hours (
  page_id uuid not null,
  id uuid not null,
  weekday smallint not null constraint page_hours_weekday check (weekday between 1 and 7),
  from_minute smallint not null,
  to_minute smallint not null,
  source text not null constraint page_hours_source check (source <> ''),
  valid_from bigint not null,
  valid_to bigint,
  primary key (page_id, id),
  constraint page_hours_minutes check (from_minute >= 0 and to_minute > from_minute and to_minute <= 1440),
  constraint page_hours_dates check (valid_to is null or valid_to >= valid_from)
);
comment on table page_hours is 'Giờ làm việc of a page: one row a stretch of a weekday. Setting new hours ends the old rows and adds new ones.';
comment on column page_hours.weekday is '1 Monday (thứ hai) to 7 Sunday (chủ nhật).';
comment on column page_hours.from_minute is 'Minutes from midnight in Viet Nam (UTC+7, no summer time).';
comment on column page_hours.to_minute is 'First minute no longer open; 1440 is midnight.';
-- the hours of today: every message outside them, the screen of a page
create index page_hours_now on page_hours (page_id) where valid_to is null;

create table page_days (
  page_id uuid not null,
  id uuid not null,
  first_day text not null constraint page_days_first check (first_day ~ '^\d{4}-\d{2}-\d{2}$'),
  last_day text not null constraint page_days_last check (last_day ~ '^\d{4}-\d{2}-\d{2}$'),
  from_minute smallint,
  to_minute smallint,
  label text not null constraint page_days_label check (label <> ''),
  source text not null constraint page_days_source check (source <> ''),
  added_at bigint not null,
  withdrawn_at bigint,
  primary key (page_id, id),
  constraint page_days_order check (last_day >= first_day),
  constraint page_days_minutes check (
    (from_minute is null and to_minute is null)
    or (from_minute >= 0 and to_minute > from_minute and to_minute <= 1440)
  )
);
comment on table page_days is 'Days that differ: Tết and holidays, make-up days. On such a day its rows hold instead of the weekday''s.';
comment on column page_days.first_day is 'Date in Viet Nam, yyyy-MM-dd. No calendar is computed: days off are decided each year and are rows.';
comment on column page_days.from_minute is 'Null: closed all day.';
comment on column page_days.source is 'The decision or notice that says so.';
-- the days that hold today and later
create index page_days_now on page_days (page_id, last_day) where withdrawn_at is null;

create table page_notes (
  page_id uuid not null,
  valid_from bigint not null,
  text text,
  primary key (page_id, valid_from)
);
comment on table page_notes is 'What the assistant says outside the hours, in the unit''s own words; the newest row holds.';
comment on column page_notes.text is 'Null: the words that come with the house. Hours and hot lines are put to it from rows, never written in it.';

create table closed_notes (
  page_id uuid not null,
  thread_id uuid not null,
  told_at bigint not null,
  primary key (page_id, thread_id),
  constraint closed_notes_thread foreign key (page_id, thread_id) references threads (page_id, id)
);
comment on table closed_notes is 'When a person was last told that nobody is there, so that it is said once in a closed period.';

grant select, insert on page_hours, page_days, page_notes, closed_notes to binh_yen_app;
grant update (valid_to) on page_hours to binh_yen_app;
grant update (withdrawn_at) on page_days to binh_yen_app;
grant update (text) on page_notes to binh_yen_app;
grant update (told_at) on closed_notes to binh_yen_app;
