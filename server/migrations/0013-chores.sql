-- module: platform
-- What the house does by itself from time to time, and when each is due next.

create table chores (
  name text primary key,
  due_at bigint not null,
  done_at bigint,
  fault text
);
comment on table chores is 'Recurring work: whichever process finds a row due takes it and sets the next time.';
comment on column chores.fault is 'Class and code of what went wrong last time; null when it went well.';

grant select, insert, update on chores to binh_yen_app;
