-- module: officers
-- Ca trực: who is on duty in a unit, from when to when, taken by the officer's own press and handed over with a note.

create table shifts (
  id uuid primary key,
  unit_id uuid not null references units,
  officer_id uuid not null references officers,
  from_at bigint not null,
  to_at bigint not null,
  state text not null constraint shifts_state check (state in ('planned', 'taken', 'handed_over', 'withdrawn')),
  planned_by uuid references officers,
  planned_at bigint not null,
  taken_by uuid references officers,
  taken_at bigint,
  ended_at bigint,
  note bytea,
  constraint shifts_dates check (to_at > from_at and to_at - from_at <= 172800000),
  constraint shifts_taken check ((state in ('taken', 'handed_over')) = (taken_at is not null and taken_by is not null)),
  constraint shifts_ended check ((state = 'handed_over') = (ended_at is not null))
);
comment on table shifts is 'Ca trực of a unit. Nobody is on duty by plan alone: only from taken_at, until the shift is handed over.';
comment on column shifts.officer_id is 'For whom it was planned; another duty officer of the unit may take it.';
comment on column shifts.planned_by is 'Null when the machine planned it, and the officer themselves when they began one that nobody had planned.';
comment on column shifts.note is 'What the next shift must know, sealed under the key of the officer who had it.';
-- the week of a unit on the screen of shifts; an officer's other shifts
create index shifts_of_unit on shifts (unit_id, from_at) where state <> 'withdrawn';
create index shifts_of_officer on shifts (officer_id, from_at) where state in ('planned', 'taken');
-- who is on duty now: the amber line of every console, later the rings
create index shifts_now on shifts (unit_id) where state = 'taken';

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000014', 'shift_leeway_minutes', null, 60, 'Mặc định khi cài đặt', 0);

grant select, insert on shifts to binh_yen_app;
grant update (state, taken_by, taken_at, ended_at, note) on shifts to binh_yen_app;
