-- module: alarms
-- The urgent lane: rings of tips, how far each has climbed, and where officers are rung on their own phones.

create table rings (
  id uuid primary key,
  kind text not null constraint rings_kind check (kind in ('tip', 'conversation')),
  thread_id uuid not null,
  page_id uuid not null,
  excluded_unit_id uuid references units,
  level text not null constraint rings_level check (level in ('soft', 'loud')),
  state text not null constraint rings_state check (state in ('confirming', 'ringing', 'answered', 'looked', 'lowered')),
  why text not null
    constraint rings_why check (why in ('danger', 'money', 'voice', 'video', 'photo', 'file', 'place', 'missed_call', 'maybe')),
  raised_at bigint not null,
  rung_at bigint not null,
  due_at bigint,
  looked_at bigint,
  told_alone_at bigint,
  act text constraint rings_act
    check (act in ('called_back', 'told_113', 'told_114', 'told_115', 'sent_someone', 'met')),
  acted_at bigint,
  ended_by uuid references officers,
  ended_at bigint,
  constraint rings_ended check ((ended_at is null) = (state in ('confirming', 'ringing'))),
  constraint rings_over_waits_for_nothing check (due_at is null or ended_at is null),
  constraint rings_answered_by_an_act check ((act is not null and acted_at is not null) = (state = 'answered')),
  constraint rings_confirming_is_soft check (state <> 'confirming' or (level = 'soft' and due_at is not null)),
  constraint rings_loud_of_tips check (kind = 'tip' or (level = 'soft' and state <> 'confirming'))
);
comment on table rings is 'Chuông khẩn: a tip, or an ordinary conversation, asks for somebody now. Raised by the machine; ended by a look (soft), an act, or an officer''s reason.';
comment on column rings.kind is 'What asks. An ordinary conversation rings softly only: nobody was asked a question there.';
comment on column rings.thread_id is 'The tip''s or the conversation''s thread.';
comment on column rings.excluded_unit_id is 'The unit the tip is kept from: it is never rung and never sees the ring.';
comment on column rings.rung_at is 'When it last began to ring: consoles sound anew.';
comment on column rings.due_at is 'Confirming: when no answer counts as yes. Ringing: when it climbs. Null: at the top, or over.';
comment on column rings.looked_at is 'Somebody opened the tip since.';
comment on column rings.told_alone_at is 'The person was told that no officer has confirmed yet and to call; said once.';
comment on column rings.acted_at is 'When the act was done, as the officer says: told 114 at …';
-- one open ring a thread
create unique index rings_open on rings (thread_id) where ended_at is null;
-- the loop: which question has gone unanswered, which ring climbs
create index rings_due on rings (due_at) where due_at is not null;
-- a new message of a tip: was there an act lately
create index rings_of_thread on rings (thread_id, raised_at);

create table ring_steps (
  ring_id uuid not null references rings,
  n integer not null constraint ring_steps_n check (n >= 0),
  unit_id uuid not null references units,
  officer_id uuid references officers,
  at bigint not null,
  primary key (ring_id, n)
);
comment on table ring_steps is 'How far a ring has climbed. It rings in every unit it has reached, the first ones too.';
comment on column ring_steps.officer_id is 'Whose turn on the shift it was; null: nobody had taken a shift there.';

create table internal_pages (
  page_id uuid primary key,
  unit_id uuid not null references units,
  added_at bigint not null
);
comment on table internal_pages is 'Pages that officers follow, not citizens: taking a shift by a tap, and rings on their own Zalo.';
comment on column internal_pages.unit_id is 'Officers of this unit and of those below it are rung through the page.';

create table officer_phones (
  page_id uuid not null,
  id uuid not null,
  address_id uuid not null,
  thread_id uuid not null,
  officer_id uuid not null references officers,
  linked_at bigint not null,
  ended_at bigint,
  primary key (page_id, id)
);
comment on table officer_phones is 'An officer''s own address on an internal page, linked by a code shown in the console.';
-- an internal page hears a tap: whose phone it is
create unique index officer_phones_of_address on officer_phones (page_id, address_id) where ended_at is null;
-- a ring goes to an officer's phone: one an officer and page
create unique index officer_phones_of_officer on officer_phones (officer_id, page_id) where ended_at is null;

create table link_codes (
  officer_id uuid primary key references officers,
  code_mac bytea not null,
  until_at bigint not null
);
comment on table link_codes is 'The code an officer types once into the internal page; only its HMAC, for some minutes.';
-- an internal page hears a code
create unique index link_codes_by_code on link_codes (code_mac);

insert into policies (id, name, unit_id, value, source, valid_from) values
  ('00000000-0000-7000-8000-0000000000a0', 'ring_confirm_seconds', null, 60, 'Mặc định khi cài đặt: không trả lời câu hỏi trong 60 giây thì chuông reo to', 0),
  ('00000000-0000-7000-8000-0000000000a1', 'ring_act_minutes', null, 3, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-0000000000a2', 'ring_climb_minutes', null, 5, 'Mặc định khi cài đặt', 0),
  ('00000000-0000-7000-8000-0000000000a3', 'soft_look_minutes', null, 15, 'Mặc định khi cài đặt: trong giờ làm việc', 0),
  ('00000000-0000-7000-8000-0000000000a4', 'soft_look_night_minutes', null, 5, 'Mặc định khi cài đặt: ngoài giờ làm việc', 0),
  ('00000000-0000-7000-8000-0000000000a6', 'maybe_look_minutes', null, 60, 'Mặc định khi cài đặt: tin báo máy chưa chắc có khẩn không', 0),
  ('00000000-0000-7000-8000-0000000000a5', 'ring_quiet_minutes', null, 30, 'Mặc định khi cài đặt: sau khi cán bộ đã hành động, tin báo ấy chỉ reo nhẹ', 0);

grant select, insert on rings, ring_steps, internal_pages, officer_phones, link_codes to binh_yen_app;
grant update (level, state, why, rung_at, due_at, looked_at, told_alone_at, act, acted_at, ended_by, ended_at, raised_at)
  on rings to binh_yen_app;
grant update (ended_at) on officer_phones to binh_yen_app;
grant update (code_mac, until_at) on link_codes to binh_yen_app;
grant delete on link_codes to binh_yen_app;
