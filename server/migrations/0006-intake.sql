-- module: intake
-- What the channels told us, sealed at the door and emptied once handled.

create table events (
  page_id uuid not null,
  id uuid not null,
  name text not null,
  lane bytea not null,
  arrived bigint generated always as identity,
  zalo_at bigint,
  received_at bigint not null,
  state text not null constraint events_state check (state in ('due', 'handled', 'set_aside')),
  tries smallint not null,
  due_at bigint not null,
  fault text,
  raw bytea,
  handled_at bigint,
  primary key (page_id, id),
  constraint events_emptied_when_handled check ((raw is null) = (state = 'handled'))
) partition by range (id);
comment on table events is 'Events as Zalo sent them. The primary key makes a repeat a no-op, orders by Zalo''s time and prunes by range of id.';
comment on column events.id is '48 bits of Zalo''s timestamp, then an HMAC of what the event is about.';
comment on column events.lane is 'HMAC of whose event it is: events of one lane are handled one at a time, in order of arrival.';
comment on column events.raw is 'The body, sealed under the intake key of its day; emptied when handled.';
comment on column events.fault is 'Class and code of what went wrong last; never words of the body.';
create table events_rest partition of events default with (fillfactor = 70);
-- the inbound loop: what is due, in order of arrival
create index events_due on events (arrived) where state = 'due';
-- the inbound loop: the oldest of one lane
create index events_lane on events (page_id, lane, arrived) where state = 'due';
-- the operators' screen: what was set aside
create index events_set_aside on events (page_id, received_at) where state = 'set_aside';

create table odd_events (like events including comments including constraints, primary key (page_id, id)) with (fillfactor = 70);
alter table odd_events alter column arrived add generated always as identity;
comment on table odd_events is 'Events whose timestamp is absent, in the future or older than the oldest partition: handled by arrival, and counted.';
-- the inbound loop: what is due, in order of arrival
create index odd_events_due on odd_events (arrived) where state = 'due';
-- the operators' screen: what was set aside
create index odd_events_set_aside on odd_events (page_id, received_at) where state = 'set_aside';

create table strays (
  id uuid primary key,
  zalo_app_id text not null,
  name text not null,
  received_at bigint not null,
  raw bytea not null
);
comment on table strays is 'Signed events of a page we do not know: kept sealed, shown to operators.';
-- the operators' screen
create index strays_by_time on strays (received_at);

create table intake_keys (
  id uuid primary key,
  use text not null constraint intake_keys_use check (use in ('day', 'keep')),
  day integer,
  wrapped bytea,
  made_at bigint not null,
  destroyed_at bigint,
  constraint intake_keys_one_a_day unique (day),
  constraint intake_keys_gone_or_there check ((wrapped is null) = (destroyed_at is not null)),
  constraint intake_keys_day check ((use = 'day') = (day is not null))
);
comment on table intake_keys is 'Keys that raw events are sealed under: one a day, destroyed after eight days; what is still unhandled then lies under a keep key.';
comment on column intake_keys.day is 'Days since 1970 in UTC.';

grant select, insert on events, odd_events, strays, intake_keys to binh_yen_app;
grant update (state, tries, due_at, fault, raw, handled_at) on events, odd_events to binh_yen_app;
grant update (wrapped, destroyed_at) on intake_keys to binh_yen_app;
grant update (raw) on strays to binh_yen_app;

-- handled events stay for the dedupe of late repeats; what is due or set aside holds its week
insert into weekly_tables (name, keep_days, keep_while, fill) values ('events', 60, 'state <> ''handled''', 70);
