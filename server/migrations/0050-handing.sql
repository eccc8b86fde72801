-- module: inbox
-- Conversations are assigned, offered to a colleague or another unit's team, put off until later; and each officer's saved views.

alter table conversations
  add column lent_to uuid,
  add column offer_id uuid,
  add column snoozed_until bigint,
  add column answered_wait bigint,
  drop constraint conversations_state,
  add constraint conversations_state check (state in ('open', 'waiting', 'snoozed', 'done')),
  add constraint conversations_snoozed check ((state = 'snoozed') = (snoozed_until is not null));
comment on column conversations.lent_to is 'The unit whose team answers instead of the page''s own, until it is done or taken back; null: the page''s own.';
comment on column conversations.offer_id is 'The offer nobody answered yet; whoever holds the conversation holds it until then.';
comment on column conversations.snoozed_until is 'When it comes back by itself (ms); it comes back sooner when the person writes.';
comment on column conversations.answered_wait is 'What waiting_since was before the last reply: it is so again when that reply is taken back before it left.';
-- the list of a unit that answers for another's page
create index conversations_lent on conversations (lent_to, rank, id) where lent_to is not null;
-- the live door and the right to one conversation: is it lent?
create index conversations_lent_ids on conversations (id) where lent_to is not null or offer_id is not null;
-- what comes back by itself
create index conversations_to_wake on conversations (snoozed_until) where state = 'snoozed';

create table conversation_offers (
  page_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  from_officer uuid not null,
  to_officer uuid,
  to_unit uuid,
  offered_at bigint not null,
  due_at bigint not null,
  state text not null constraint conversation_offers_state
    check (state in ('open', 'taken', 'returned', 'withdrawn', 'lapsed')),
  ended_by uuid,
  ended_at bigint,
  primary key (page_id, id),
  constraint conversation_offers_conversation foreign key (page_id, conversation_id) references conversations (page_id, id),
  constraint conversation_offers_one_receiver check ((to_officer is null) <> (to_unit is null)),
  constraint conversation_offers_ended check ((state = 'open') = (ended_at is null))
);
comment on table conversation_offers is 'A hand-shake: a conversation offered to one colleague or one unit''s team, who take it or give it back; it stays with who offered it until taken.';
comment on column conversation_offers.due_at is 'When an offer nobody answered ends by itself (ms).';
comment on column conversation_offers.ended_by is 'Null when its time ended it.';
-- what is offered to me; what is offered to my unit; an offer of each conversation at a time
create index conversation_offers_to_officer on conversation_offers (to_officer) where state = 'open';
create index conversation_offers_to_unit on conversation_offers (to_unit) where state = 'open';
create unique index conversation_offers_one_open on conversation_offers (page_id, conversation_id) where state = 'open';
-- offers whose time is up
create index conversation_offers_due on conversation_offers (due_at) where state = 'open';

alter table conversation_acts
  add column about_id uuid,
  drop constraint conversation_acts_act,
  add constraint conversation_acts_act check (act in ('claimed', 'released', 'set_waiting', 'done', 'reopened', 'followed',
    'unfollowed', 'assigned', 'offered', 'taken', 'returned', 'offer_withdrawn', 'offer_lapsed', 'snoozed', 'woken', 'unsaid'));
comment on column conversation_acts.about_id is 'The officer or unit it was assigned or offered to.';

create table inbox_views (
  officer_id uuid not null,
  id uuid not null,
  name bytea not null,
  filter jsonb not null,
  made_at bigint not null,
  primary key (officer_id, id)
);
comment on table inbox_views is 'Filters of the list that an officer named and keeps; at most twenty each. The name is the officer''s own word, sealed.';

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000050', 'handing_answer_minutes', null, 30, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000051', 'reply_hold_seconds', null, 5, 'Mặc định khi cài đặt', 0);

grant update (lent_to, offer_id, snoozed_until, answered_wait) on conversations to binh_yen_app;
grant select, insert on conversation_offers to binh_yen_app;
grant update (state, ended_by, ended_at) on conversation_offers to binh_yen_app;
grant select, insert, delete on inbox_views to binh_yen_app;
