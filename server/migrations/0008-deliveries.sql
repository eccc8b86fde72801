-- module: deliveries
-- The one road out: each row is one thing going to one address.

create table deliveries (
  page_id uuid not null,
  id uuid not null,
  address_id uuid not null,
  thread_id uuid,
  message_id uuid not null,
  kind text not null constraint deliveries_kind check (kind in ('text', 'image')),
  priority smallint not null constraint deliveries_priority check (priority between 0 and 3),
  told_by text not null constraint deliveries_told_by check (told_by in ('officer', 'flow')),
  state text not null constraint deliveries_state check
    (state in ('due', 'sending', 'sent', 'unknown', 'waiting', 'failed', 'withdrawn')),
  due_at bigint not null,
  open_until bigint,
  follows uuid,
  after_unknown text not null constraint deliveries_after_unknown check (after_unknown in ('once_more', 'ask', 'leave')),
  content_mac bytea not null,
  tries smallint not null,
  again smallint not null,
  claimed_by integer,
  sending_at bigint,
  look_at bigint,
  settled_at bigint,
  sent_at bigint,
  outside_mac bytea,
  earlier_macs bytea[],
  delivered_at bigint,
  seen_at bigint,
  fault text,
  created_at bigint not null,
  primary key (page_id, id),
  constraint deliveries_address foreign key (page_id, address_id) references addresses (page_id, id),
  constraint deliveries_sending_is_claimed check (state <> 'sending' or (claimed_by is not null and sending_at is not null)),
  constraint deliveries_failed_has_fault check (state <> 'failed' or fault is not null)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
comment on table deliveries is 'One thing going out to one address; nothing leaves without a row here first. Half the page stays free for updates.';
comment on column deliveries.priority is '0 urgent, 1 chat, 2 notice, 3 broadcast.';
comment on column deliveries.told_by is 'An officer is refused when the window is closed; what a flow tells waits for the next interaction.';
comment on column deliveries.due_at is 'Earliest time it may leave (ms); grows with each try.';
comment on column deliveries.open_until is 'Until then the reply window is surely open: as it stood when this was made; the person may have prolonged it since.';
comment on column deliveries.follows is 'Of a chat: the open urgent or chat delivery of its thread before it, which must have left first.';
comment on column deliveries.after_unknown is 'When neither echo nor read-back shows it: send once more, ask the officer, or leave it.';
comment on column deliveries.content_mac is 'HMAC of what is sent (NFC text, or the picture), to know it again in an echo.';
comment on column deliveries.tries is 'Calls that certainly did not go through, since it last was fresh.';
comment on column deliveries.again is 'How often it was sent once more without knowing whether the first had arrived.';
comment on column deliveries.claimed_by is 'Mark of the process that sends it; that process holds an advisory lock as long as it lives.';
comment on column deliveries.look_at is 'Of an unknown one: when to look in the channel''s own conversation; the echo is awaited until then.';
comment on column deliveries.settled_at is 'Of an unknown one: since when nothing more is tried by itself.';
comment on column deliveries.outside_mac is 'HMAC of the message id the channel gave it.';
comment on column deliveries.earlier_macs is 'HMACs of the ids of its other copies, when it was sent once more and both arrived.';
comment on column deliveries.fault is 'Code of the last fault; its sentence lives in text/.';

-- the sender: what is due on one page, in one priority, oldest first
create index deliveries_due on deliveries (page_id, priority, due_at, id) where state = 'due';
-- open ones of one address: what a new one follows, whose echo this is, what an interaction sets free
create index deliveries_open on deliveries (page_id, address_id, id) where state in ('due', 'sending', 'unknown', 'waiting');
-- the looking loop: unknown ones to be looked up
create index deliveries_to_look_up on deliveries (page_id, look_at) where state = 'unknown' and settled_at is null;
-- echo, received, seen: by the channel's message id
create index deliveries_outside on deliveries (page_id, outside_mac) where outside_mac is not null;
-- echo: ones that may show up after all, or twice
create index deliveries_doubtful on deliveries (page_id, address_id) where again > 0 or (state = 'withdrawn' and sending_at is not null);
-- the thread on screen: deliveries of these messages; a broadcast's one message is thousands of deliveries and no line of a thread
create index deliveries_of_message on deliveries (page_id, message_id) where priority < 3;

create table page_work (
  page_id uuid not null references pages (id),
  priority smallint not null constraint page_work_priority check (priority between 0 and 3),
  app_id uuid not null references apps (id),
  due_at bigint,
  served_at bigint not null,
  primary key (page_id, priority)
) with (fillfactor = 50);
comment on table page_work is 'Which pages have something due, by priority, and when each was last served: fairness between pages lives here.';
comment on column page_work.due_at is 'When its next delivery is due (ms); null when nothing is. A hint: swept from deliveries every few seconds.';

create table senders (
  mark integer primary key,
  since bigint not null
);
comment on table senders is 'Processes that may have marked deliveries as sending; one whose lock is gone left some behind.';

grant select, insert on deliveries, page_work, senders to binh_yen_app;
grant update (state, due_at, content_mac, tries, again, claimed_by, sending_at, look_at, settled_at, sent_at, outside_mac,
  earlier_macs, delivered_at, seen_at, fault) on deliveries to binh_yen_app;
grant update (due_at, served_at) on page_work to binh_yen_app;
grant delete on senders to binh_yen_app;

create function deliveries_grew() returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  analyze deliveries;
end $$;
comment on function deliveries_grew is 'Called behind a mass send: until the planner knows of the new rows it reads the whole table where a key would do.';
revoke execute on function deliveries_grew from public;
grant execute on function deliveries_grew to binh_yen_app;
