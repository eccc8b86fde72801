-- module: procedures
-- What was asked and answered by an officer and is kept for the catalogue; and the ten a page begins with.

create table kept_questions (
  page_id uuid not null,
  id uuid not null,
  reply_id uuid not null,
  procedure_id uuid not null references procedures,
  version_id uuid not null references procedure_versions,
  question text not null constraint kept_questions_question check (question <> '' and length(question) <= 200),
  kept_by uuid not null references officers,
  kept_at bigint not null,
  primary key (page_id, id)
);
comment on table kept_questions is 'A question of a citizen that an officer chose to keep, without names and numbers: an example for the catalogue and for teaching.';
comment on column kept_questions.reply_id is 'The message in which the officer answered; kept once.';
comment on column kept_questions.version_id is 'The draft in which the answer was placed.';
-- a reply is kept once; the thread shows which are
create unique index kept_questions_once on kept_questions (page_id, reply_id);
-- the file of kept questions, oldest first
create index kept_questions_by_time on kept_questions (kept_at);

create table procedure_picks (
  page_id uuid not null,
  place smallint not null constraint procedure_picks_place check (place between 1 and 10),
  procedure_id uuid not null references procedures,
  picked_by uuid not null references officers,
  picked_at bigint not null,
  primary key (page_id, place),
  constraint procedure_picks_once unique (page_id, procedure_id)
);
comment on table procedure_picks is 'The ten most asked as a page''s editors chose them, in order; a page without rows begins with those of the house.';

grant select, insert on kept_questions to binh_yen_app;
grant select, insert, delete on procedure_picks to binh_yen_app; -- chosen anew as a whole
