-- module: units
-- Units as a dated tree of any depth, the areas they answer for, their hot lines, and the policies the house runs by.

create table units (
  id uuid primary key,
  code text not null constraint units_code_once unique,
  kind text not null constraint units_kind check (kind <> ''),
  valid_from bigint not null,
  valid_to bigint,
  constraint units_dates check (valid_to is null or valid_to > valid_from)
);
comment on table units is 'A police unit, from the day it exists to the day it ends. Its name and parent are dated rows beside it.';
comment on column units.code is 'Short name operators type in commands; never reused.';
comment on column units.kind is 'What it is in the unit''s own words (tỉnh, phường, đội …): a label, no rule hangs on it.';
comment on column units.valid_to is 'First millisecond at which it no longer exists; null while it does.';

create table unit_names (
  unit_id uuid not null references units,
  name text not null constraint unit_names_name check (name <> ''),
  valid_from bigint not null,
  valid_to bigint,
  primary key (unit_id, valid_from),
  constraint unit_names_dates check (valid_to is null or valid_to > valid_from)
);
comment on table unit_names is 'What a unit is called, and when.';
-- every screen: the name of today
create unique index unit_names_current on unit_names (unit_id) where valid_to is null;

create table unit_parents (
  unit_id uuid not null references units,
  parent_id uuid references units,
  valid_from bigint not null,
  valid_to bigint,
  primary key (unit_id, valid_from),
  constraint unit_parents_dates check (valid_to is null or valid_to > valid_from),
  constraint unit_parents_not_itself check (parent_id <> unit_id)
);
comment on table unit_parents is 'Which unit a unit belongs to, and when; a null parent is a top of the tree.';
-- going up the tree of today: policies, who may
create unique index unit_parents_current on unit_parents (unit_id) where valid_to is null;
-- going down the tree of today: rights on units below
create index unit_parents_children on unit_parents (parent_id) where valid_to is null;

create table unit_successors (
  unit_id uuid not null references units,
  successor_id uuid not null references units,
  since bigint not null,
  source text not null constraint unit_successors_source check (source <> ''),
  primary key (unit_id, successor_id),
  constraint unit_successors_other check (successor_id <> unit_id)
);
comment on table unit_successors is 'Who took over from a unit that ended (sắp xếp đơn vị), by which decision.';
-- the lineage of a unit's figures
create index unit_successors_back on unit_successors (successor_id);

create table areas (
  id uuid primary key,
  unit_id uuid not null references units,
  kind text not null constraint areas_kind check (kind <> ''),
  code text,
  name text not null constraint areas_name check (name <> ''),
  source text not null constraint areas_source check (source <> ''),
  valid_from bigint not null,
  valid_to bigint,
  constraint areas_dates check (valid_to is null or valid_to > valid_from)
);
comment on table areas is 'Địa bàn: ground a unit answers for, and when; routing by place reads it.';
comment on column areas.code is 'The code of the administrative list the area comes from; null for a beat or hamlet without one.';
-- the areas of a unit today
create index areas_of_unit on areas (unit_id) where valid_to is null;

create table hot_lines (
  id uuid primary key,
  unit_id uuid not null references units,
  number text not null constraint hot_lines_number check (number ~ '^[0-9 .]{3,20}$'),
  label text not null constraint hot_lines_label check (label <> ''),
  source text not null constraint hot_lines_source check (source <> ''),
  signed_by text not null constraint hot_lines_signed check (signed_by <> ''),
  valid_from bigint not null,
  valid_to bigint,
  constraint hot_lines_dates check (valid_to is null or valid_to > valid_from)
);
comment on table hot_lines is 'Telephone numbers told to citizens; a unit without its own tells those of the unit above it.';
comment on column hot_lines.signed_by is 'Who answered for the number being right.';
-- the hot lines of a unit today
create index hot_lines_of_unit on hot_lines (unit_id, valid_from);

create table policies (
  id uuid primary key,
  name text not null constraint policies_name check (name ~ '^[a-z_]+$'),
  unit_id uuid references units,
  value bigint not null constraint policies_value check (value >= 0),
  source text not null constraint policies_source check (source <> ''),
  valid_from bigint not null,
  constraint policies_once unique nulls not distinct (name, unit_id, valid_from)
);
comment on table policies is 'Numbers the house runs by. The newest row not in the future holds; a unit''s own row before that of the unit above, before the installation''s.';
comment on column policies.unit_id is 'Null: for the whole installation.';
comment on column policies.value is 'A whole number in the measure the name ends with (minutes, hours, days, length, count).';

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000001', 'idle_lock_minutes', null, 15, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000002', 'session_hours', null, 12, 'Mặc định khi cài đặt: một ca trực', 0),
  ('00000000-0000-7000-8000-000000000003', 'sign_in_failures', null, 5, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000004', 'sign_in_lock_minutes', null, 15, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000005', 'password_min_length', null, 12, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000006', 'reply_window_hours', null, 168, 'Zalo: tin tư vấn trong 7 ngày kể từ tương tác gần nhất', 0),
  ('00000000-0000-7000-8000-000000000007', 'free_window_hours', null, 48, 'Zalo: tin tư vấn miễn phí trong 48 giờ kể từ tương tác gần nhất', 0),
  ('00000000-0000-7000-8000-000000000008', 'reply_kept_hours', null, 24, 'Mặc định khi cài đặt: chống bấm hai lần', 0),
  ('00000000-0000-7000-8000-000000000009', 'session_kept_days', null, 90, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-00000000000a', 'trail_kept_days', null, 730, 'Mặc định khi cài đặt', 0);

grant select on units, unit_names, unit_parents, unit_successors, areas, hot_lines, policies to binh_yen_app;
grant insert on units, unit_names, unit_parents, unit_successors, areas, hot_lines, policies to binh_yen_app;
grant update (valid_to) on units, unit_names, unit_parents, areas, hot_lines to binh_yen_app;
