-- module: bot
-- Which message a turn took up, so that editors see what was asked; and whether somebody has looked after it.

alter table bot_turns add column message_id uuid, add column settled_at bigint, add column settled_as text
  constraint bot_turns_settled check (settled_as in ('drafted', 'dismissed'));
alter table bot_turns drop constraint bot_turns_did, add constraint bot_turns_did check
  (did in ('answered', 'asked', 'handed_over', 'withheld', 'disputed', 'elsewhere', 'section', 'manners', 'heard'));
comment on column bot_turns.message_id is 'Its words lie in the thread, under the thread''s key; when that is gone, so are they.';
comment on column bot_turns.did is 'heard: understood on a page that does not answer yet, and nothing was said.';
comment on column bot_turns.settled_at is 'An editor has seen to it: a draft was made, or nothing is needed.';
-- Câu hỏi: what could not be answered or was disputed and nobody has seen to
create index bot_turns_open on bot_turns (page_id, at) where settled_at is null and did in ('handed_over', 'withheld', 'disputed');
-- which question an officer's reply answers
create index bot_turns_of_thread on bot_turns (page_id, thread_id, at);

grant update (settled_at, settled_as) on bot_turns to binh_yen_app;
