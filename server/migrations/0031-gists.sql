-- module: tips
-- What of a tip's words is compared with other tips, to find those that tell of one incident.

create table tip_gists (
  tip_id uuid primary key references tips,
  body bytea not null,
  rules integer not null
);
comment on table tip_gists is 'Folded words, names and numbers of a place, and a point: sealed under the thread''s key, shown to nobody.';
comment on column tip_gists.rules is 'Version of the rules that made it.';
-- the tips of a unit to compare a new one with
create index tips_recent on tips (unit_id, received_at) where state in ('new', 'triaged');

grant select, insert on tip_gists to binh_yen_app;
grant update (body, rules) on tip_gists to binh_yen_app;
