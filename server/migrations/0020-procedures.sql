-- module: procedures
-- What is answered about papers: dated versions published by two, signed page by page, and what a page says differently.

create table procedures (
  id uuid primary key,
  slug text not null constraint procedures_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  rank smallint constraint procedures_rank check (rank between 1 and 10),
  added_at bigint not null,
  constraint procedures_slug_once unique (slug)
);
comment on table procedures is 'Thủ tục: one row for each thing people ask about; what is said of it lies in its versions.';
comment on column procedures.slug is 'What the language module understands; never reused.';
comment on column procedures.rank is 'Place among the ten most asked, which a new page is offered first.';

create table procedure_versions (
  id uuid primary key,
  procedure_id uuid not null references procedures,
  number int not null,
  state text not null constraint procedure_versions_state check (state in ('draft', 'proposed', 'published', 'withdrawn', 'recalled')),
  content jsonb not null,
  effective_from text not null constraint procedure_versions_from check (effective_from ~ '^\d{4}-\d{2}-\d{2}$'),
  effective_to text constraint procedure_versions_to check (effective_to ~ '^\d{4}-\d{2}-\d{2}$'),
  review_by text not null constraint procedure_versions_review check (review_by ~ '^\d{4}-\d{2}-\d{2}$'),
  checked_by text not null constraint procedure_versions_checked_by check (checked_by <> ''),
  checked_on text not null constraint procedure_versions_checked_on check (checked_on ~ '^\d{4}-\d{2}-\d{2}$'),
  source text not null constraint procedure_versions_source check (source <> ''),
  drafted_at bigint not null,
  changed_at bigint not null,
  proposed_by uuid references officers,
  published_by uuid references officers,
  published_at bigint,
  constraint procedure_versions_number unique (procedure_id, number),
  constraint procedure_versions_dates check (effective_to is null or effective_to >= effective_from),
  constraint procedure_versions_published check ((state in ('published', 'recalled')) <= (published_at is not null and published_by is not null))
);
comment on table procedure_versions is 'What is said of a procedure from a date on. Nothing of a published one changes: a change of law is a new version.';
comment on column procedure_versions.content is 'Public text in the shape of content.ts; figures carry whether they were verified.';
comment on column procedure_versions.state is 'withdrawn: before it took effect, as if it had never been. recalled: after; then nothing is said, least of all what was said before it.';
comment on column procedure_versions.effective_from is 'First day in Viet Nam, yyyy-MM-dd.';
comment on column procedure_versions.effective_to is 'Last day; null: until another takes its place.';
comment on column procedure_versions.review_by is 'Last day it may be answered without somebody looking at it anew.';
-- the version that holds today: every answer, the list of the console
create index procedure_versions_in_force on procedure_versions (procedure_id, effective_from desc, number desc)
  where state in ('published', 'recalled');
-- drafts and proposals waiting for somebody
create index procedure_versions_open on procedure_versions (changed_at) where state in ('draft', 'proposed');

create table procedure_writers (
  version_id uuid not null references procedure_versions,
  officer_id uuid not null references officers,
  primary key (version_id, officer_id)
);
comment on table procedure_writers is 'Everybody who wrote in a version or put it forward; none of them may publish it.';

create table procedure_signatures (
  page_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  signed_at bigint not null,
  withdrawn_by uuid,
  withdrawn_at bigint,
  primary key (page_id, id),
  constraint procedure_signatures_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
comment on table procedure_signatures is 'A named officer of the page''s line stands for a version; before that the page does not answer from it.';
comment on column procedure_signatures.officer_name is 'As it was on that day.';
-- whether a page answers from a version: every answer, the screen of a page
create unique index procedure_signatures_now on procedure_signatures (page_id, version_id) where withdrawn_at is null;
-- on how many pages a version is signed
create index procedure_signatures_of_version on procedure_signatures (version_id) where withdrawn_at is null;

create table procedure_places (
  page_id uuid not null,
  id uuid not null,
  procedure_id uuid,
  place text constraint procedure_places_place check (place <> ''),
  hours text constraint procedure_places_hours check (hours <> ''),
  contact text constraint procedure_places_contact check (contact <> ''),
  set_by uuid,
  valid_from bigint not null,
  valid_to bigint,
  primary key (page_id, id),
  constraint procedure_places_dates check (valid_to is null or valid_to >= valid_from)
);
comment on table procedure_places is 'Where, when and whom to call on this page: the only things a page may say differently.';
comment on column procedure_places.procedure_id is 'Null: for every procedure that has no row of its own.';
comment on column procedure_places.hours is 'Null: the opening hours of the page.';
-- what holds now: every answer
create unique index procedure_places_now on procedure_places (page_id, procedure_id) nulls not distinct where valid_to is null;

create table procedure_imports (
  id uuid primary key,
  form text not null constraint procedure_imports_form check (form in ('json', 'csv', 'portal')),
  made_by uuid references officers,
  made_at bigint not null
);
comment on table procedure_imports is 'A file somebody brought; nothing of it holds before a row is accepted, and then as a draft.';

create table procedure_import_rows (
  import_id uuid not null references procedure_imports,
  n int not null,
  slug text,
  code text,
  title text not null,
  written jsonb,
  notes jsonb not null,
  version_id uuid references procedure_versions,
  accepted_at bigint,
  primary key (import_id, n),
  constraint procedure_import_rows_accepted check ((version_id is null) = (accepted_at is null))
);
comment on table procedure_import_rows is 'One procedure of a brought file as it would become, beside what holds.';
comment on column procedure_import_rows.written is 'Null: nothing can be made of the row; the notes say why.';
comment on column procedure_import_rows.notes is 'Codes of what whoever reviews it should know.';
comment on column procedure_import_rows.version_id is 'The draft it became.';

grant select, insert on procedures, procedure_versions, procedure_writers, procedure_signatures, procedure_places,
  procedure_imports, procedure_import_rows to binh_yen_app;
grant update (rank) on procedures to binh_yen_app;
grant update (state, content, effective_from, effective_to, review_by, checked_by, checked_on, source, changed_at,
  proposed_by, published_by, published_at) on procedure_versions to binh_yen_app;
grant update (withdrawn_by, withdrawn_at) on procedure_signatures to binh_yen_app;
grant update (valid_to) on procedure_places to binh_yen_app;
grant update (version_id, accepted_at) on procedure_import_rows to binh_yen_app;
