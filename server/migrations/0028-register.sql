-- module: cases
-- The official book (sổ tiếp nhận): which number of which year a case has in each unit that had it, and what is written there.

create table register_years (
  unit_id uuid not null references units,
  year smallint not null,
  last_number integer not null,
  primary key (unit_id, year)
);
comment on table register_years is 'The last number given in a unit''s book of a year (dates of Viet Nam).';

create table register_entries (
  unit_id uuid not null references units,
  year smallint not null,
  number integer not null constraint register_entries_number check (number > 0),
  case_id uuid not null references cases,
  entered_at bigint not null,
  left_at bigint,
  primary key (unit_id, year, number)
);
comment on table register_entries is 'A line of a unit''s book. A case that went on to another unit keeps its line here and gets one there.';
comment on column register_entries.left_at is 'When the case went on to another unit: from then on the line shows that and no more.';
-- a case in the book of the unit that has it
create unique index register_entries_now on register_entries (case_id) where left_at is null;

create table register_bodies (
  case_id uuid primary key references cases,
  body bytea not null,
  officer_id uuid not null references officers,
  at bigint not null
);
comment on table register_bodies is 'What officers write into the columns of the book that nothing else fills.';
comment on column register_bodies.body is 'Sealed JSON {law_article, place, content, decision_number, victim, suspect, prosecutor, file_state}, under the key of the case.';

grant select, insert on register_years, register_entries, register_bodies to binh_yen_app;
grant update (last_number) on register_years to binh_yen_app;
grant update (left_at) on register_entries to binh_yen_app;
grant update (body, officer_id, at) on register_bodies to binh_yen_app;
