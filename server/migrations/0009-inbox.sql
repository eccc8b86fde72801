-- module: inbox
-- The inbox: conversations, their messages, officers' private notes, and what was done with a conversation.

create table conversations (
  page_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  address_id uuid not null,
  state text not null constraint conversations_state check (state in ('open', 'waiting', 'done')),
  claimed_by uuid,
  claimed_at bigint,
  unread integer not null constraint conversations_unread check (unread >= 0),
  waiting_since bigint,
  last_line_at bigint not null,
  last_message_id uuid,
  rank bigint not null,
  created_at bigint not null,
  primary key (page_id, id),
  constraint conversations_one_per_address unique (page_id, address_id),
  constraint conversations_thread foreign key (page_id, id) references threads (page_id, id),
  constraint conversations_citizen foreign key (page_id, citizen_id) references citizens (page_id, id),
  constraint conversations_address foreign key (page_id, address_id) references addresses (page_id, id),
  constraint conversations_claim_whole check ((claimed_by is null) = (claimed_at is null))
) with (fillfactor = 80);
comment on table conversations is 'The one ordinary thread of a citizen with a page; its id is the thread''s id.';
comment on column conversations.unread is 'Messages of the citizen that no officer of the page has looked at.';
comment on column conversations.waiting_since is 'When the oldest message that nobody answered came (ms); null when answered.';
comment on column conversations.rank is 'Order of the list, smallest first: those that wait by how long, then the answered by how recent.';
-- the console's list: one page of one state, in order
create index conversations_list on conversations (page_id, state, rank, id);
-- the console's tab "mine"
create index conversations_mine on conversations (claimed_by, rank) where claimed_by is not null;
-- the console's tab "unread" and its count
create index conversations_unread_list on conversations (page_id, rank) where unread > 0;

create table messages (
  page_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  origin text not null constraint messages_origin check (origin in ('citizen', 'officer', 'bot', 'admin')),
  officer_id uuid,
  at bigint not null,
  kind text not null,
  body bytea,
  zalo_mac bytea,
  late boolean not null,
  created_at bigint not null,
  primary key (page_id, id),
  constraint messages_thread foreign key (page_id, thread_id) references threads (page_id, id),
  constraint messages_officer check ((origin = 'officer') = (officer_id is not null))
);
comment on table messages is 'What was said in a thread, in and out, whatever the way it came.';
comment on column messages.id is 'Of an incoming message the id of its event, so that the same event files one message.';
comment on column messages.at is 'Zalo''s time of an incoming message, ours of an outgoing one (ms); threads sort by (at, id).';
comment on column messages.kind is 'text, image, location, or the name of the event whose kind is not supported yet.';
comment on column messages.body is 'Sealed JSON {text?, place?}, under the thread''s content key.';
comment on column messages.zalo_mac is 'HMAC of Zalo''s message id; null for our own, whose delivery holds it.';
comment on column messages.late is 'Came after something the person sent later: filed in place, not answered by the bot.';
-- the thread on screen, newest first, paged by (at, id)
create index messages_thread_order on messages (page_id, thread_id, at desc, id desc);

create table notes (
  page_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  officer_id uuid not null,
  body bytea not null,
  at bigint not null,
  primary key (page_id, id),
  constraint notes_thread foreign key (page_id, thread_id) references threads (page_id, id)
);
comment on table notes is 'Officers'' private notes on a thread; never sent, sealed like messages.';
-- the thread on screen
create index notes_thread_order on notes (page_id, thread_id, at desc, id desc);

create table conversation_acts (
  page_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  act text not null constraint conversation_acts_act check
    (act in ('claimed', 'released', 'set_waiting', 'done', 'reopened', 'followed', 'unfollowed')),
  officer_id uuid,
  at bigint not null,
  primary key (page_id, id),
  constraint conversation_acts_thread foreign key (page_id, thread_id) references threads (page_id, id)
);
comment on table conversation_acts is 'What was done with a conversation, shown in its thread as a small line.';
-- the thread on screen
create index conversation_acts_order on conversation_acts (page_id, thread_id, at desc, id desc);

grant select, insert on conversations, messages, notes, conversation_acts to binh_yen_app;
grant update (state, claimed_by, claimed_at, unread, waiting_since, last_line_at, last_message_id, rank) on conversations to binh_yen_app;
grant update (body) on messages, notes to binh_yen_app;
