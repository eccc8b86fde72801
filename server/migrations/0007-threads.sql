-- module: threads
-- What a message lies in: an alias for screens and the content key its words are sealed under.

create table threads (
  page_id uuid not null,
  id uuid not null,
  kind text not null constraint threads_kind check (kind in ('conversation', 'tip')),
  alias text not null,
  content_key bytea,
  created_at bigint not null,
  erased_at bigint,
  primary key (page_id, id),
  constraint threads_alias_once unique (page_id, alias),
  constraint threads_key_or_erased check ((content_key is null) = (erased_at is not null))
);
comment on table threads is 'A conversation or a tip: what messages, notes and media lie in. No path leads from a tip to a citizen here.';
comment on column threads.alias is 'What officers call the person in this thread; drawn at random, tells nothing.';
comment on column threads.content_key is 'Key of all words and media of the thread, wrapped by the installation key; null once erased.';

grant select, insert on threads to binh_yen_app;
grant update (content_key, erased_at) on threads to binh_yen_app;
