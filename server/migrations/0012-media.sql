-- module: media
-- Pictures and files: fetched once from where Zalo keeps them, sealed, and shown only as a re-encoded working copy.

create table media (
  page_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  message_id uuid,
  origin text not null constraint media_origin check (origin in ('citizen', 'officer')),
  state text not null constraint media_state check (state in ('wanted', 'kept', 'refused', 'gone')),
  source bytea,
  reason text,
  received bytea,
  width integer,
  height integer,
  tries integer not null,
  due_at bigint,
  created_at bigint not null,
  kept_at bigint,
  primary key (page_id, id),
  constraint media_thread foreign key (page_id, thread_id) references threads (page_id, id),
  constraint media_wanted_is_due check ((state = 'wanted') = (due_at is not null)),
  constraint media_refused_has_reason check ((state = 'refused') = (reason is not null))
);
comment on table media is 'One picture or file of a message. The received bytes lie sealed in a file named by the id, under the thread''s content key.';
comment on column media.message_id is 'Null while an officer''s upload waits for its reply.';
comment on column media.source is 'Sealed address it is fetched from; null for an upload.';
comment on column media.reason is 'Why no working copy is made: too_large, not_an_image, damaged, forbidden_source.';
comment on column media.received is 'What came, before anything was done to it, as JSON {type, bytes, sha256}: type null when it is no picture, sha256 in hex. Sealed under the thread''s content key: who holds a file could else look for who sent it.';
comment on column media.width is 'Of the working copy, pixels; null where there is none.';
-- the fetch loop: what is wanted and due
create index media_due on media (due_at) where state = 'wanted';
-- the thread on screen
create index media_of_message on media (page_id, message_id) where message_id is not null;

grant select, insert on media to binh_yen_app;
grant update (message_id, state, source, reason, received, width, height, tries, due_at, kept_at) on media to binh_yen_app;
