-- module: bot
-- What the assistant remembers of a talk, and what it did with each question: slugs and ids, never words.

alter table bot_sessions add column memory jsonb not null default '{}';
comment on column bot_sessions.memory is 'What was answered or asked last: slugs and numbers, never words.';
grant update (memory) on bot_sessions to binh_yen_app;

create table bot_turns (
  page_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  at bigint not null,
  did text not null constraint bot_turns_did check
    (did in ('answered', 'asked', 'handed_over', 'withheld', 'disputed', 'elsewhere', 'section', 'manners')),
  procedure text constraint bot_turns_procedure check (procedure ~ '^[a-z0-9-]+$'),
  version_id uuid,
  why text constraint bot_turns_why check (why ~ '^[a-z_]+$'),
  confidence double precision,
  primary key (page_id, id)
);
comment on table bot_turns is 'One row a message the assistant took up: what editors count, what it could not answer.';
comment on column bot_turns.procedure is 'The slug it was understood to be about; null where none was.';
comment on column bot_turns.version_id is 'The version that was told.';
-- Thủ tục: what was asked most, what could not be answered
create index bot_turns_by_time on bot_turns (page_id, at);

grant select, insert on bot_turns to binh_yen_app;
