-- module: cases
-- Cases (vụ việc): what tips grow into. One accountable unit each, hand-shakes between units, work, results and who was told.

create table cases (
  id uuid primary key,
  code text not null constraint cases_code_once unique
    constraint cases_code_form check (code ~ '^VV[23456789ACDEFGHJKMNPQRTVWXYZ]{6}$'),
  page_id uuid not null,
  unit_id uuid not null references units,
  officer_id uuid references officers,
  state text not null constraint cases_state
    check (state in ('new', 'verifying', 'outside', 'concluded', 'closed', 'merged')),
  kind text constraint cases_kind check (kind ~ '^[a-z0-9-]+$'),
  category text constraint cases_category check (category ~ '^[a-z0-9-]+$'),
  urgency text not null constraint cases_urgency check (urgency in ('none', 'soft', 'loud')),
  confidentiality text not null constraint cases_confidentiality check (confidentiality in ('ordinary', 'confidential')),
  kept boolean not null,
  excludes boolean not null,
  case_key bytea not null,
  received_at bigint not null,
  opened_at bigint not null,
  opened_by uuid,
  moved_at bigint,
  due_at bigint,
  rank bigint not null,
  result text constraint cases_result check (result in ('prosecuted', 'not_prosecuted', 'suspended', 'fined', 'settled',
    'no_grounds', 'duplicate', 'out_of_scope', 'false_report')),
  concluded_at bigint,
  concluded_by uuid,
  closed_at bigint,
  closed_by uuid,
  closed_fast boolean not null default false,
  closed_bare boolean not null default false,
  merged_into uuid references cases,
  constraint cases_assigned check (state <> 'new' or officer_id is null),
  constraint cases_merged check ((state = 'merged') = (merged_into is not null)),
  constraint cases_concluded check ((concluded_at is null) = (result is null)),
  constraint cases_closed check ((state in ('closed', 'merged')) = (closed_at is not null))
) with (fillfactor = 80);
comment on table cases is 'A matter that one or more tips are about. Nothing here names a person; words lie sealed beside it.';
comment on column cases.page_id is 'The page of its first tip: where its trail is read.';
comment on column cases.unit_id is 'The one unit accountable for it, at every moment: an offer to another changes nothing until it is taken.';
comment on column cases.kept is 'Not for the beat officers of the unit, for a tip of it is not.';
comment on column cases.excludes is 'Some unit must never hear of it: case_exclusions.';
comment on column cases.case_key is 'The key of the case, wrapped; notes, tasks, reasons and the book lie under it.';
comment on column cases.received_at is 'First receipt of its oldest tip (ms): goes with it from unit to unit and never becomes later.';
comment on column cases.moved_at is 'When it last came from another unit; null: it was always here.';
comment on column cases.due_at is 'The next running clock of its tips ends; null: none runs. A copy of module deadlines'' rows, for the lists.';
comment on column cases.rank is 'Order of the lists, smallest first: by urgency, then by what is due; ended ones newest first.';
comment on column cases.closed_fast is 'Closed sooner after it was opened than the policy case_fastest_minutes: a leader reads the list.';
comment on column cases.closed_bare is 'Closed without a note, a done task or an answer: a leader reads the list.';
-- the list of cases, one state of a unit
create index cases_list on cases (unit_id, state, rank, id) include (confidentiality, kept, excludes);
-- the list of cases, all that are open
create index cases_open_list on cases (unit_id, rank, id) include (confidentiality, kept, excludes)
  where state in ('new', 'verifying', 'outside', 'concluded');
-- the list "mine"
create index cases_mine on cases (officer_id, rank, id) where state in ('new', 'verifying', 'outside', 'concluded');
-- the list "late" and "soon"
create index cases_due on cases (unit_id, due_at, id) include (confidentiality, kept, excludes)
  where due_at is not null and state in ('new', 'verifying', 'outside');
-- the leader's list of closings to look at
create index cases_doubtful on cases (unit_id, (-closed_at), id) include (confidentiality, kept, excludes) where closed_fast or closed_bare;
-- figures by kind, category and result
create index cases_received on cases (unit_id, received_at) include (kind, category, state, result);
-- a case with those that went into it
create index cases_merged_into on cases (merged_into) where merged_into is not null;

create table case_exclusions (
  case_id uuid not null references cases,
  unit_id uuid not null references units,
  primary key (case_id, unit_id)
);
comment on table case_exclusions is 'Units that must never receive or see a case: a tip of it is about people of theirs.';

create table case_tips (
  case_id uuid not null references cases,
  tip_id uuid not null,
  page_id uuid not null,
  since bigint not null,
  until_at bigint,
  primary key (case_id, tip_id, since)
);
comment on table case_tips is 'Which tips a case is about, and since when; a tip is in one case at a time. Each informant keeps a thread of their own.';
comment on column case_tips.until_at is 'When it went to another case; null while it is here.';
-- a tip's case; a tip is in one case
create unique index case_tips_now on case_tips (tip_id) where until_at is null;
-- the tips of a case
create index case_tips_of_case on case_tips (case_id) where until_at is null;

create table case_acts (
  id uuid primary key,
  case_id uuid not null references cases,
  act text not null constraint case_acts_act check (act ~ '^[a-z_]+$'),
  officer_id uuid,
  unit_id uuid not null references units,
  facts jsonb not null,
  words bytea,
  at bigint not null
);
comment on table case_acts is 'The timeline of a case: what was done, by whom, in which unit.';
comment on column case_acts.facts is 'Ids, slugs and numbers, never words.';
comment on column case_acts.words is 'A reason, sealed under the key of the case.';
-- the timeline on screen, newest first
create index case_acts_order on case_acts (case_id, at desc, id desc);

create table case_notes (
  id uuid primary key,
  case_id uuid not null references cases,
  officer_id uuid not null references officers,
  body bytea not null,
  at bigint not null
);
comment on table case_notes is 'Officers'' private notes on a case, sealed under its key; never sent, never exported.';
-- the timeline on screen
create index case_notes_order on case_notes (case_id, at desc, id desc);

create table tasks (
  id uuid primary key,
  case_id uuid not null references cases,
  title bytea not null,
  officer_id uuid references officers,
  due_at bigint,
  state text not null constraint tasks_state check (state in ('open', 'done', 'dropped')),
  made_by uuid not null references officers,
  made_at bigint not null,
  ended_by uuid references officers,
  ended_at bigint,
  constraint tasks_ended check ((state = 'open') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
comment on table tasks is 'What is to be done in a case, by whom, by when.';
comment on column tasks.title is 'Sealed under the key of the case.';
-- the tasks of a case
create index tasks_of_case on tasks (case_id, made_at);
-- the officer's own tasks, by what is due
create index tasks_mine on tasks (officer_id, due_at) where state = 'open';

create table referrals (
  id uuid primary key,
  case_id uuid not null references cases,
  from_unit_id uuid not null references units,
  to_unit_id uuid not null references units,
  state text not null constraint referrals_state
    check (state in ('offered', 'accepted', 'returned', 'climbed', 'withdrawn')),
  offered_by uuid,
  offered_at bigint not null,
  due_at bigint not null,
  why bytea not null,
  answered_by uuid,
  answered_at bigint,
  answer bytea,
  climbed_to uuid references units,
  climbed_why text constraint referrals_climbed_why check (climbed_why in ('silent', 'ping_pong')),
  constraint referrals_units check (from_unit_id <> to_unit_id),
  constraint referrals_answered check ((state = 'offered') = (answered_at is null)),
  constraint referrals_returned check ((state = 'returned') = (answer is not null)),
  constraint referrals_climbed check ((state = 'climbed') = (climbed_to is not null and climbed_why is not null))
);
comment on table referrals is 'A case offered by the unit that has it to another: taken, returned with a reason, or climbed above both when nobody answers.';
comment on column referrals.why is 'Why it was offered, sealed under the key of the case.';
comment on column referrals.answer is 'Why it was returned, sealed under the key of the case.';
comment on column referrals.climbed_to is 'The unit that has it since then; it may be the one that offered.';
-- one open offer a case
create unique index referrals_open on referrals (case_id) where state = 'offered';
-- the clock: which offers nobody answered
create index referrals_due on referrals (due_at, id) where state = 'offered';
-- the list of cases offered to a unit
create index referrals_to on referrals (to_unit_id, due_at, id) where state = 'offered';
-- the offers of a case, for the timeline and for ping-pong
create index referrals_of_case on referrals (case_id, offered_at);

create table outside_receivers (
  id uuid primary key,
  unit_id uuid references units,
  kind text not null constraint outside_receivers_kind
    check (kind in ('committee', 'fire_service', 'line_1022', 'procuracy', 'health', 'other')),
  name text not null constraint outside_receivers_name check (name <> ''),
  source text not null constraint outside_receivers_source check (source <> ''),
  valid_from bigint not null,
  valid_to bigint,
  constraint outside_receivers_dates check (valid_to is null or valid_to > valid_from)
);
comment on table outside_receivers is 'Who outside the police a case can be passed on to; dated rows of a unit (and those below it) or of the installation.';
-- choosing a receiver
create index outside_receivers_of_unit on outside_receivers (unit_id);

create table outside_slips (
  id uuid primary key,
  case_id uuid not null references cases,
  receiver_id uuid not null references outside_receivers,
  number text not null constraint outside_slips_number check (number ~ '^[0-9A-Za-zĐđ./ -]{1,40}$'),
  sent_on text not null constraint outside_slips_sent check (sent_on ~ '^\d{4}-\d{2}-\d{2}$'),
  made_by uuid not null references officers,
  made_at bigint not null,
  answered_on text constraint outside_slips_answered_on check (answered_on ~ '^\d{4}-\d{2}-\d{2}$'),
  answer bytea,
  answered_by uuid references officers,
  answered_at bigint,
  constraint outside_slips_answered check
    ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)
      and (answered_at is null) = (answered_on is null))
);
comment on table outside_slips is 'Phiếu chuyển: a case passed on outside, by number and date; the answer is written down by hand. The unit stays accountable.';
comment on column outside_slips.answer is 'What they answered, sealed under the key of the case.';
-- the slips of a case; slips without an answer
create index outside_slips_of_case on outside_slips (case_id, made_at);

create table triages (
  id uuid primary key,
  tip_id uuid not null,
  officer_id uuid not null references officers,
  suggested jsonb not null,
  decided jsonb not null,
  changed jsonb not null,
  at bigint not null
);
comment on table triages is 'What the machine suggested for a tip, with its version, beside what the officer decided: slugs, ids and numbers.';
-- the decisions on a tip, newest first
create index triages_of_tip on triages (tip_id, at desc);

create table false_reports (
  id uuid primary key,
  case_id uuid not null references cases,
  tip_id uuid not null,
  state text not null constraint false_reports_state check (state in ('proposed', 'confirmed', 'refused')),
  proposed_by uuid not null references officers,
  proposed_at bigint not null,
  reason bytea not null,
  decided_by uuid references officers,
  decided_at bigint,
  constraint false_reports_decided check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint false_reports_two check (decided_by <> proposed_by)
);
comment on table false_reports is 'Cố ý báo tin giả: proposed by one officer, decided by another. Never decided by a machine.';
comment on column false_reports.reason is 'Sealed under the key of the case.';
-- one proposal at a time; what was decided of a tip
create unique index false_reports_open on false_reports (tip_id) where state = 'proposed';
create index false_reports_of_case on false_reports (case_id);

create table outcome_texts (
  id uuid primary key,
  slug text not null constraint outcome_texts_slug check (slug ~ '^[a-z_]+$'),
  title text not null constraint outcome_texts_title check (title <> ''),
  body text not null constraint outcome_texts_body check (body <> ''),
  source text not null constraint outcome_texts_source check (source <> ''),
  signed_by text,
  valid_from bigint not null,
  valid_to bigint,
  constraint outcome_texts_dates check (valid_to is null or valid_to > valid_from)
);
comment on table outcome_texts is 'What an informant is told, word for word: neutral, never naming the matter. The newest row of a slug in force holds.';
comment on column outcome_texts.body is 'With {code}, the tip''s code, and {phone}, the unit''s number.';
comment on column outcome_texts.signed_by is 'Who answered for the wording; null: chưa kiểm chứng.';
-- choosing a text
create index outcome_texts_of_slug on outcome_texts (slug, valid_from);

create table tellings (
  id uuid primary key,
  case_id uuid not null references cases,
  tip_id uuid not null,
  page_id uuid not null,
  text_id uuid references outcome_texts,
  way text not null constraint tellings_way check (way in ('chat', 'on_request', 'phone', 'letter', 'in_person')),
  message_id uuid,
  note bytea,
  officer_id uuid not null references officers,
  told_on text constraint tellings_told_on check (told_on ~ '^\d{4}-\d{2}-\d{2}$'),
  at bigint not null,
  constraint tellings_by_hand check ((way in ('phone', 'letter', 'in_person')) = (told_on is not null)),
  constraint tellings_chat check (way <> 'chat' or message_id is not null)
);
comment on table tellings is 'An informant was told a result, each for themselves: in the chat (told once its delivery is sent) or by hand.';
comment on column tellings.way is 'on_request: they want no message; told when they ask by their code.';
comment on column tellings.message_id is 'The message in the tip''s thread; whether it has arrived is asked of its delivery.';
comment on column tellings.note is 'Of a telling by hand, sealed under the key of the case.';
-- what each informant of a case was told
create index tellings_of_case on tellings (case_id, at);

create table ratings (
  tip_id uuid primary key,
  case_id uuid not null references cases,
  asked_at bigint not null,
  stars smallint constraint ratings_stars check (stars between 1 and 5),
  rated_at bigint,
  constraint ratings_rated check ((stars is null) = (rated_at is null))
);
comment on table ratings is 'How an informant found what was done, asked once with the result, answered once.';
-- the rating of a case
create index ratings_of_case on ratings (case_id);

create table disputes (
  id uuid primary key,
  case_id uuid not null references cases,
  tip_id uuid not null,
  state text not null constraint disputes_state check (state in ('open', 'upheld', 'dismissed')),
  raised_at bigint not null,
  decided_by uuid references officers,
  decided_at bigint,
  reason bytea,
  constraint disputes_decided check ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (reason is null))
);
comment on table disputes is 'An informant does not agree with the result; judged by an officer who neither concluded nor closed the case.';
comment on column disputes.reason is 'Why it was upheld or dismissed, sealed under the key of the case.';
-- one open dispute a tip; the disputes of a case
create unique index disputes_open on disputes (tip_id) where state = 'open';
create index disputes_of_case on disputes (case_id);

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-000000000271', 'referral_answer_minutes', null, 1440, 'TTLT 01/2017, Điều 8: chuyển tin không quá 24 giờ', 0),
  ('00000000-0000-7000-8000-000000000272', 'referral_urgent_minutes', null, 30, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000273', 'case_fastest_minutes', null, 60, 'Mặc định khi cài đặt: kết thúc nhanh hơn thì lãnh đạo xem lại', 0);

insert into outside_receivers (id, unit_id, kind, name, source, valid_from) values
  ('00000000-0000-7000-8000-000000000274', null, 'committee', 'Uỷ ban nhân dân phường, xã', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000275', null, 'fire_service', 'Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000276', null, 'line_1022', 'Tổng đài 1022', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000277', null, 'procuracy', 'Viện kiểm sát nhân dân khu vực', 'Mặc định khi cài đặt', 0);

insert into outcome_texts (id, slug, title, body, source, valid_from) values
  ('00000000-0000-7000-8000-000000000278', 'done', 'Đã giải quyết xong',
   'Dạ, thông tin mã {code} anh/chị gửi đã được giải quyết xong. Cảm ơn anh/chị đã tin tưởng báo cho chúng tôi.', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-000000000279', 'no_grounds', 'Chưa đủ căn cứ',
   'Dạ, thông tin mã {code} anh/chị gửi đã được kiểm tra, hiện chưa đủ căn cứ để xử lý. Nếu biết thêm, mời anh/chị nhắn tiếp tại đây. Cảm ơn anh/chị.', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-00000000027a', 'passed_on', 'Đã chuyển nơi có thẩm quyền',
   'Dạ, thông tin mã {code} anh/chị gửi đã được chuyển tới cơ quan có thẩm quyền giải quyết. Cảm ơn anh/chị.', 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-00000000027b', 'call_us', 'Mời gọi hoặc đến trụ sở',
   'Dạ, thông tin mã {code} anh/chị gửi đã có kết quả. Anh/chị gọi {phone} và đọc mã này để nghe trả lời.', 'Mặc định khi cài đặt', 0);

grant select, insert on cases, case_exclusions, case_tips, case_acts, case_notes, tasks, referrals, outside_receivers, outside_slips,
  triages, false_reports, outcome_texts, tellings, ratings, disputes to binh_yen_app;
grant update (unit_id, officer_id, state, kind, category, urgency, confidentiality, kept, excludes, received_at, moved_at, due_at, rank, result,
  concluded_at, concluded_by, closed_at, closed_by, closed_fast, closed_bare, merged_into) on cases to binh_yen_app;
grant update (until_at) on case_tips to binh_yen_app;
grant update (state, officer_id, due_at, ended_by, ended_at) on tasks to binh_yen_app;
grant update (state, answered_by, answered_at, answer, climbed_to, climbed_why) on referrals to binh_yen_app;
grant update (valid_to) on outside_receivers, outcome_texts to binh_yen_app;
grant update (answered_on, answer, answered_by, answered_at) on outside_slips to binh_yen_app;
grant update (state, decided_by, decided_at) on false_reports to binh_yen_app;
grant update (message_id) on tellings to binh_yen_app;
grant update (stars, rated_at) on ratings to binh_yen_app;
grant update (state, decided_by, decided_at, reason) on disputes to binh_yen_app;
