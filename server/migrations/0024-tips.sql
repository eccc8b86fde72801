-- module: tips
-- Tips: what a thread of kind 'tip' is to the units, and the dated rows that say who reads which. Nothing here names a person.

create table tips (
  id uuid primary key,
  page_id uuid not null,
  code text not null constraint tips_code_once unique
    constraint tips_code_form check (code ~ '^TB[23456789ACDEFGHJKMNPQRTVWXYZ]{6}$'),
  unit_id uuid not null references units,
  excluded_unit_id uuid references units,
  address_id uuid,
  confidentiality text not null constraint tips_confidentiality check (confidentiality in ('ordinary', 'confidential')),
  source text not null constraint tips_source check (source in ('zalo', 'web', 'phone', 'walk_in', 'linked')),
  state text not null constraint tips_state check (state in ('gathering', 'new', 'triaged', 'set_aside', 'closed', 'dropped')),
  category text constraint tips_category check (category ~ '^[a-z0-9-]+$'),
  suggested jsonb not null,
  urgency text not null constraint tips_urgency check (urgency in ('none', 'soft', 'loud')),
  kind text constraint tips_kind check (kind ~ '^[a-z0-9-]+$'),
  grounds text not null constraint tips_grounds check (grounds in ('unverified', 'grounded', 'ungrounded')),
  valuable boolean,
  contact_rule text not null constraint tips_contact_rule check (contact_rule in ('may_call', 'message_only', 'no_contact')),
  keep_from_beat boolean not null,
  assigned_to uuid,
  case_id uuid,
  area_id uuid,
  place bytea,
  received_at bigint not null,
  last_heard_at bigint not null,
  first_message_id uuid,
  unread integer not null constraint tips_unread check (unread >= 0),
  rank bigint not null,
  made_by uuid,
  asked text constraint tips_asked check (asked in ('officials', 'contact', 'which')),
  asked_at bigint,
  doubted_id uuid,
  closed_at bigint,
  constraint tips_asked_whole check ((asked is null) = (asked_at is null)),
  constraint tips_closed_whole check ((state = 'closed') = (closed_at is not null))
) with (fillfactor = 80);
comment on table tips is 'A tip (tin báo): the thread of the same id holds its words. No column leads to a person: that path lies in the vault alone.';
comment on column tips.page_id is 'The page it came to; the thread lies there.';
comment on column tips.code is 'Named to the informant (TB XXXX XX): signs that look like no other, the last a check. It opens nothing.';
comment on column tips.unit_id is 'The one unit that answers for it.';
comment on column tips.excluded_unit_id is 'Told about people of this unit: nobody appointed there or below hears of it. Equal to unit_id at the top: nobody in the house does.';
comment on column tips.address_id is 'The mask it is answered through; null where the informant cannot be written to.';
comment on column tips.state is 'gathering: begun by the menu, no words yet, shown to nobody; dropped: gathering that came to nothing.';
comment on column tips.suggested is 'What the machine reads in it: slugs, ids and numbers, never words.';
comment on column tips.kind is 'The officer''s legal classification; null until one was made.';
comment on column tips.keep_from_beat is 'Not for the beat officers of the unit: the informant asked so, or its category does.';
comment on column tips.assigned_to is 'The officer who works on it: sees it though it is confidential.';
comment on column tips.place is 'Where, sealed under the thread''s key.';
comment on column tips.received_at is 'First receipt (ms): the law''s clocks count from it, so it never moves.';
comment on column tips.last_heard_at is 'Time of the newest message of the informant.';
comment on column tips.first_message_id is 'The informant''s first words: what a row of the queue shows.';
comment on column tips.unread is 'Messages of the informant that no officer has looked at.';
comment on column tips.rank is 'Order of the queue, smallest first: by urgency, then by receipt.';
comment on column tips.asked is 'What the assistant asked last and nobody answered: about officials, how to be reached, whether a message belongs here.';
comment on column tips.doubted_id is 'The message that the question "which" is about.';
-- the queue: one unit, one state, in order
create index tips_queue on tips (unit_id, state, rank, id) include (confidentiality, keep_from_beat, excluded_unit_id);
-- the queue of one officer
create index tips_assigned on tips (assigned_to, rank, id) where assigned_to is not null;
-- the queue, unread, and its count
create index tips_unread_list on tips (unit_id, rank, id) where unread > 0;
-- the tips of a case
create index tips_of_case on tips (case_id) where case_id is not null;
-- the clock: what was begun and never said
create index tips_gathering on tips (last_heard_at) where state = 'gathering';

create table tip_acts (
  id uuid primary key,
  tip_id uuid not null references tips,
  act text not null constraint tip_acts_act check (act ~ '^[a-z_]+$'),
  officer_id uuid,
  facts jsonb not null,
  at bigint not null
);
comment on table tip_acts is 'What was done with a tip, shown in its thread as a small line.';
comment on column tip_acts.facts is 'Ids, slugs and numbers, never words.';
-- the thread on screen
create index tip_acts_order on tip_acts (tip_id, at desc, id desc);

create table tip_redactions (
  tip_id uuid not null references tips,
  message_id uuid not null,
  body bytea not null,
  rules integer not null,
  made_at bigint not null,
  primary key (tip_id, message_id)
);
comment on table tip_redactions is 'A message without the words by which its writer could be known, and where these stood: sealed under the thread''s key.';
comment on column tip_redactions.rules is 'Version of the rules that made it.';

create table category_rules (
  id uuid primary key,
  category text not null constraint category_rules_category check (category ~ '^[a-z0-9-]+$'),
  reader text not null constraint category_rules_reader check (reader in ('unit', 'team', 'above')),
  team_kind text,
  confidentiality text not null constraint category_rules_confidentiality check (confidentiality in ('ordinary', 'confidential')),
  contact_rule text not null constraint category_rules_contact check (contact_rule in ('may_call', 'message_only', 'no_contact')),
  source text not null constraint category_rules_source check (source <> ''),
  signed_by text,
  valid_from bigint not null,
  valid_to bigint,
  constraint category_rules_team check ((reader = 'team') = (team_kind is not null)),
  constraint category_rules_dates check (valid_to is null or valid_to > valid_from)
);
comment on table category_rules is 'Who reads tips of a category unless an officer says otherwise, and how their informants are reached. Dated; unsigned rows are shown as such.';
comment on column category_rules.reader is 'team: the nearest unit of the kind team_kind beside or above the page''s unit, else the unit above; above: the unit above.';
-- the rule of a category today
create index category_rules_today on category_rules (category, valid_from);

create table outside_readers (
  id uuid primary key,
  unit_id uuid not null references units,
  name text not null constraint outside_readers_name check (name <> ''),
  address text not null constraint outside_readers_address check (address <> ''),
  source text not null constraint outside_readers_source check (source <> ''),
  signed_by text,
  valid_from bigint not null,
  valid_to bigint,
  constraint outside_readers_dates check (valid_to is null or valid_to > valid_from)
);
comment on table outside_readers is 'Who outside the house reads what is told about a unit at the top of the tree: told to the informant.';
-- the outside readers of a unit today
create index outside_readers_today on outside_readers (unit_id, valid_from);

insert into category_rules (id, category, reader, team_kind, confidentiality, contact_rule, source, valid_from) values
  ('00000000-0000-7000-8000-000000000101', 'ma-tuy-mua-ban', 'team', 'drugs', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về ma tuý do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000102', 'ma-tuy-su-dung', 'team', 'drugs', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về ma tuý do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000103', 'co-bac', 'team', 'criminal', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về tệ nạn do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000104', 'lo-de-ca-do', 'team', 'criminal', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về tệ nạn do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000105', 'da-ga', 'team', 'criminal', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về tệ nạn do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000106', 'mai-dam', 'team', 'criminal', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về tệ nạn do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000107', 'tin-dung-den', 'team', 'criminal', 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về tệ nạn do đội chuyên trách hoặc cấp trên đọc', 0),
  ('00000000-0000-7000-8000-000000000108', 'bao-luc-gia-dinh', 'unit', null, 'ordinary', 'message_only', 'Mặc định khi cài đặt: không gọi, người bị báo có thể ở cạnh máy', 0),
  ('00000000-0000-7000-8000-000000000109', 'xam-hai-tre-em', 'unit', null, 'ordinary', 'message_only', 'Mặc định khi cài đặt: không gọi, người bị báo có thể ở cạnh máy', 0),
  ('00000000-0000-7000-8000-00000000010a', 'xam-hai-tinh-duc', 'unit', null, 'ordinary', 'message_only', 'Mặc định khi cài đặt: không gọi, người bị báo có thể ở cạnh máy', 0),
  ('00000000-0000-7000-8000-00000000010b', 'mua-ban-nguoi', 'unit', null, 'ordinary', 'message_only', 'Mặc định khi cài đặt: không gọi, người bị báo có thể ở cạnh máy', 0),
  ('00000000-0000-7000-8000-00000000010c', 'tieu-cuc-can-bo', 'above', null, 'confidential', 'message_only', 'Mặc định khi cài đặt: tin về cán bộ do đơn vị trên đọc', 0);

grant select on category_rules, outside_readers to binh_yen_app;
grant insert on category_rules, outside_readers to binh_yen_app;
grant update (valid_to) on category_rules, outside_readers to binh_yen_app;
grant select, insert on tips, tip_acts, tip_redactions to binh_yen_app;
grant update (unit_id, excluded_unit_id, address_id, confidentiality, source, state, category, suggested, urgency, kind, grounds, valuable,
  contact_rule, keep_from_beat, assigned_to, case_id, area_id, place, last_heard_at, first_message_id, unread, rank, asked, asked_at, doubted_id,
  closed_at) on tips to binh_yen_app;
grant update (body, rules, made_at) on tip_redactions to binh_yen_app;
