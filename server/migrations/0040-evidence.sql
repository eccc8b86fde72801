-- module: evidence
-- Evidence: who is looking at the pictures of a tip and may be stopped, what was shut away, and what left as an export.

create table evidence_views (
  tip_id uuid not null,
  officer_id uuid not null references officers,
  began_at bigint not null,
  last_at bigint not null,
  revoked_at bigint,
  revoked_by uuid references officers,
  primary key (tip_id, officer_id),
  constraint evidence_views_revoked_whole check ((revoked_at is null) = (revoked_by is null))
) with (fillfactor = 80);
comment on table evidence_views is 'That an officer looks at a tip''s pictures: every picture handed out asks this row first, so ending it ends the looking.';
comment on column evidence_views.last_at is 'When a picture was last handed out (ms), by the minute.';

create table quarantined_media (
  media_id uuid primary key,
  page_id uuid not null,
  tip_id uuid not null,
  unit_id uuid not null references units,
  excluded_unit_id uuid references units,
  by uuid not null references officers,
  at bigint not null
);
comment on table quarantined_media is 'Media that may show the abuse of a child: no copy is shown to anyone but the one restricted role.';
-- the restricted role's list, newest first
create index quarantined_media_of_unit on quarantined_media (unit_id, at desc);

grant select, insert on evidence_views, quarantined_media to binh_yen_app;
grant update (last_at, revoked_at, revoked_by) on evidence_views to binh_yen_app;

alter table media drop constraint media_state,
  add constraint media_state check (state in ('wanted', 'kept', 'refused', 'gone', 'quarantined'));
comment on column media.state is 'quarantined: kept and sealed, shown to the restricted role alone.';

alter table role_grants drop constraint role_grants_role,
  add constraint role_grants_role check (role in ('duty', 'beat', 'counter', 'editor', 'leader', 'inspector', 'keeper',
    'administrator', 'data_protection', 'operator', 'child_protection'));

-- an export of a tip: what the trail says of it
create index trail_of_tip on trail (thing_id, at) where thing_kind = 'tip';
