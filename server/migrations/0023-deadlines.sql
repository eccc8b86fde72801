-- module: deadlines
-- Legal clocks: kinds, dated rules and the calendar they count in, all rows with a source; and the clocks that run by them.

create table legal_kinds (
  slug text primary key constraint legal_kinds_slug check (slug ~ '^[a-z0-9-]+$'),
  name text not null constraint legal_kinds_name check (name <> ''),
  legal_basis text not null constraint legal_kinds_basis check (legal_basis <> ''),
  evidence text not null constraint legal_kinds_evidence check (evidence in ('read', 'memory', 'disputed')),
  rank smallint not null,
  added_at bigint not null
);
comment on table legal_kinds is 'What the law calls a matter once an officer has classified it (tố giác, phản ánh …).';
comment on column legal_kinds.evidence is 'read: seen in the source named. memory, disputed: not yet looked up, or sources differ.';

create table work_calendars (
  slug text primary key constraint work_calendars_slug check (slug ~ '^[a-z0-9-]+$'),
  name text not null constraint work_calendars_name check (name <> ''),
  weekdays text not null constraint work_calendars_weekdays check (weekdays ~ '^[1-7]{1,7}$'),
  source text not null constraint work_calendars_source check (source <> ''),
  added_at bigint not null
);
comment on table work_calendars is 'A way to tell working days from days off.';
comment on column work_calendars.weekdays is 'The working days of an ordinary week, 1 Monday to 7 Sunday: 12345.';

create table calendar_days (
  id uuid primary key,
  calendar text not null references work_calendars,
  date text not null constraint calendar_days_date check (date ~ '^\d{4}-\d{2}-\d{2}$'),
  works boolean not null,
  label text not null constraint calendar_days_label check (label <> ''),
  source text not null constraint calendar_days_source check (source <> ''),
  evidence text not null constraint calendar_days_evidence check (evidence in ('read', 'memory', 'disputed')),
  added_at bigint not null,
  signed_by uuid,
  signed_name text,
  signed_at bigint,
  withdrawn_at bigint,
  constraint calendar_days_signed check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_name is null))
);
comment on table calendar_days is 'Days that differ from the ordinary week: holidays, Tết, days moved and made up. Decided each year, so rows, never computed.';
comment on column calendar_days.date is 'Date in Viet Nam, yyyy-MM-dd. A year without any row is a year whose calendar is not known yet.';
comment on column calendar_days.works is 'True: worked though the week says otherwise (làm bù). False: off.';
comment on column calendar_days.signed_by is 'The officer who answers for it; null: chưa kiểm chứng.';
-- one row a day holds; the calendar a clock is counted in
create unique index calendar_days_once on calendar_days (calendar, date) where withdrawn_at is null;

create table deadline_rules (
  id uuid primary key,
  rule text not null constraint deadline_rules_rule check (rule ~ '^[a-z0-9-]+$'),
  kind text references legal_kinds,
  name text not null constraint deadline_rules_name check (name <> ''),
  part text not null constraint deadline_rules_part check (part in ('clock', 'extension', 'limit')),
  base text,
  step smallint not null,
  amount integer not null constraint deadline_rules_amount check (amount > 0),
  time_unit text not null constraint deadline_rules_unit check (time_unit in ('hours', 'days', 'working_days', 'months')),
  counted_from text not null
    constraint deadline_rules_from check (counted_from in ('received', 'classified', 'accepted', 'recorded', 'decided', 'due')),
  calendar text references work_calendars,
  day_off text not null constraint deadline_rules_day_off check (day_off in ('moves', 'stays')),
  ask_days smallint,
  legal_basis text not null constraint deadline_rules_basis check (legal_basis <> ''),
  evidence text not null constraint deadline_rules_evidence check (evidence in ('read', 'memory', 'disputed')),
  effective_from text not null constraint deadline_rules_since check (effective_from ~ '^\d{4}-\d{2}-\d{2}$'),
  effective_to text constraint deadline_rules_until check (effective_to ~ '^\d{4}-\d{2}-\d{2}$' and effective_to >= effective_from),
  added_at bigint not null,
  signed_by uuid,
  signed_name text,
  signed_at bigint,
  withdrawn_at bigint,
  constraint deadline_rules_signed check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_name is null)),
  constraint deadline_rules_base check ((part = 'clock') = (base is null)),
  constraint deadline_rules_due check (counted_from <> 'due' or part = 'extension'),
  constraint deadline_rules_calendar check ((time_unit = 'hours') = (calendar is null))
);
comment on table deadline_rules is 'Versions of deadline rules. A row is never changed but for its signature and its end: a clock keeps the id of the row it was started by.';
comment on column deadline_rules.kind is 'Null: before a matter has a kind, or of every kind without a row of its own.';
comment on column deadline_rules.part is 'clock: starts one. extension: lengthens the clock named in base. limit: no extension of base goes beyond it.';
comment on column deadline_rules.step is 'Order of the extensions of one clock; each is used once.';
comment on column deadline_rules.day_off is 'moves: a last day that is off ends with the next working day. stays: it does not.';
comment on column deadline_rules.ask_days is 'An extension is to be asked for so many days before the end; shown, not enforced.';
comment on column deadline_rules.effective_to is 'Last day in force; null while open.';
comment on column deadline_rules.signed_by is 'The officer who answers for it; null: chưa kiểm chứng.';
-- the rules of a kind when a matter is classified
create index deadline_rules_of_kind on deadline_rules (kind, rule, effective_from) where withdrawn_at is null;

create table category_kinds (
  id uuid primary key,
  category text not null constraint category_kinds_category check (category ~ '^[a-z0-9-]+$'),
  kind text not null references legal_kinds,
  source text not null constraint category_kinds_source check (source <> ''),
  evidence text not null constraint category_kinds_evidence check (evidence in ('read', 'memory', 'disputed')),
  effective_from text not null constraint category_kinds_since check (effective_from ~ '^\d{4}-\d{2}-\d{2}$'),
  effective_to text constraint category_kinds_until check (effective_to ~ '^\d{4}-\d{2}-\d{2}$' and effective_to >= effective_from),
  added_at bigint not null,
  signed_by uuid,
  signed_name text,
  signed_at bigint,
  withdrawn_at bigint,
  constraint category_kinds_signed check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_name is null))
);
comment on table category_kinds is 'The legal kind a category of tips is pre-filled with. The officer alone decides; this only fills the box.';
-- pre-filling the kind in triage
create index category_kinds_of on category_kinds (category, effective_from) where withdrawn_at is null;

create table clocks (
  page_id uuid not null,
  id uuid not null,
  matter_kind text not null constraint clocks_matter check (matter_kind in ('tip', 'case')),
  matter_id uuid not null,
  unit_id uuid not null,
  kind text,
  rule text not null,
  rule_id uuid not null,
  from_at bigint not null,
  due_at bigint not null,
  soon_at bigint not null,
  started_at bigint not null,
  state text not null constraint clocks_state check (state in ('running', 'met', 'stopped')),
  ended_at bigint,
  ended_how text,
  extended smallint not null default 0,
  primary key (page_id, id),
  constraint clocks_due check (due_at >= from_at and soon_at <= due_at),
  constraint clocks_ended check ((state = 'running') = (ended_at is null) and (state = 'running') = (ended_how is null))
);
comment on table clocks is 'A legal deadline running for one matter. due_at was counted when it started and moves by an extension only, never by a change of law or calendar.';
comment on column clocks.matter_id is 'Id of the tip or case; this module does not know those tables.';
comment on column clocks.unit_id is 'The unit accountable now, in clear: boards and lists of late matters are made from it.';
comment on column clocks.rule_id is 'The version of the rule it was started by.';
comment on column clocks.from_at is 'The event it counts from, such as first receipt.';
comment on column clocks.due_at is 'Last moment in time: what is done in this millisecond still is.';
comment on column clocks.soon_at is 'From here on it is shown as soon due.';
comment on column clocks.ended_how is 'A word: done, reclassified, withdrawn, suspended, referred …';
-- the clocks of a matter; no rule runs twice for one
create index clocks_of_matter on clocks (page_id, matter_id);
create unique index clocks_run_once on clocks (page_id, matter_kind, matter_id, rule) where state = 'running';
-- late and soon of a unit: lists, boards
create index clocks_soon on clocks (unit_id, soon_at) where state = 'running';

create table clock_extensions (
  page_id uuid not null,
  id uuid not null,
  clock_id uuid not null,
  rule text not null,
  rule_id uuid not null,
  before_due_at bigint not null,
  due_at bigint not null,
  decided_at bigint not null,
  added_at bigint not null,
  decided_by bytea not null,
  reason bytea not null,
  primary key (page_id, id),
  constraint clock_extensions_clock foreign key (page_id, clock_id) references clocks (page_id, id),
  constraint clock_extensions_longer check (due_at > before_due_at),
  constraint clock_extensions_once unique (page_id, clock_id, rule)
);
comment on table clock_extensions is 'Gia hạn: each lengthening of a clock, by which version of which rule.';
comment on column clock_extensions.decided_by is 'Who decided and by which paper, sealed under the matter''s content key.';
comment on column clock_extensions.reason is 'Why, sealed under the matter''s content key.';

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000231', 'deadline_soon_hours', null, 48, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000232', 'deadline_soon_percent', null, 25, 'Mặc định khi cài đặt: không quá một phần tư thời hạn', 0);

grant select, insert on legal_kinds, work_calendars, calendar_days, deadline_rules, category_kinds, clocks, clock_extensions
  to binh_yen_app;
grant update (signed_by, signed_name, signed_at, withdrawn_at) on calendar_days, deadline_rules, category_kinds to binh_yen_app;
grant update (effective_to) on deadline_rules, category_kinds to binh_yen_app;
grant update (unit_id, kind, rule_id, due_at, soon_at, state, ended_at, ended_how, extended) on clocks to binh_yen_app;
