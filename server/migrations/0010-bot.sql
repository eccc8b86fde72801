-- module: bot
-- Where the assistant stands in its talk with one thread.

create table bot_sessions (
  page_id uuid not null,
  thread_id uuid not null,
  welcomed_at bigint not null,
  primary key (page_id, thread_id),
  constraint bot_sessions_thread foreign key (page_id, thread_id) references threads (page_id, id)
);
comment on table bot_sessions is 'What the assistant has already said in a thread, so that it greets once.';

grant select, insert on bot_sessions to binh_yen_app;
