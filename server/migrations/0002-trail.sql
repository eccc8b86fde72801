-- module: trail
-- What was done and who looked: lines that are only ever added, and the seals that chain them (architecture §3.6).

create table trail (
  id uuid primary key,
  at bigint not null,
  kind text not null constraint trail_kind check (kind in ('activity', 'audit')),
  who_kind text not null constraint trail_who_kind check (who_kind in ('officer', 'machine')),
  who_id uuid,
  who_name text not null,
  session text,
  act text not null constraint trail_act check (act ~ '^[a-z_]+(\.[a-z_]+)+$'),
  thing_kind text not null,
  page_id uuid,
  thing_id text not null constraint trail_thing_id check (thing_id ~ '^[A-Za-z0-9_.:-]{1,80}$'),
  facts jsonb not null constraint trail_facts_hold_no_words check (
    jsonb_typeof(facts) = 'object'
    and not jsonb_path_exists(facts, 'strict $.* ? (@.type() == "object" || @.type() == "array")')
    and not jsonb_path_exists(facts, 'strict $.* ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_.:-]{0,80}$"))')
  ),
  sealed bytea,
  tx xid8 not null default pg_current_xact_id(),
  constraint trail_officer_has_id check ((who_kind = 'officer') = (who_id is not null))
);
comment on table trail is 'One line per act (activity) or per look of an officer at a thing in ten minutes (audit). Only added to; ids and codes, no words.';
comment on column trail.id is 'Time-ordered. That of a look is made of officer, thing and ten minutes, so that a second look adds no line.';
comment on column trail.who_name is 'The officer''s or loop''s name as it was then.';
comment on column trail.facts is 'Flat: ids, codes, numbers, yes and no. A text with a blank in it is refused.';
comment on column trail.sealed is 'Words that belong to the line (the reason of an opening), under the installation key.';
comment on column trail.tx is 'The transaction that wrote the line; the sealer goes by it. Never written by the server itself.';
-- the sealer and verify-trail: lines of a range of transactions
create index trail_by_tx on trail (tx, id);
-- Nhật ký: the lines of the pages an inspector may see, newest first
create index trail_screen on trail (page_id, at, id);

create table trail_seal (
  id bigint primary key constraint trail_seal_id check (id >= 1),
  at bigint not null,
  from_tx xid8 not null,
  to_tx xid8 not null,
  lines integer not null constraint trail_seal_lines check (lines >= 1),
  lines_mac bytea not null,
  previous bytea not null constraint trail_seal_chain unique,
  mac bytea not null,
  dropped_at bigint,
  constraint trail_seal_range check (from_tx < to_tx)
);
comment on table trail_seal is 'Each seal covers all lines of the transactions from_tx <= tx < to_tx; ranges join without a gap, numbers without a hole.';
comment on column trail_seal.previous is 'The mac of the seal before; 32 zero bytes in the first. Unique: the chain cannot fork.';
comment on column trail_seal.lines_mac is 'HMAC-SHA256 under a key outside the database over every line, by transaction and id.';
comment on column trail_seal.mac is 'HMAC-SHA256 under that key over the previous mac, number, time, range and lines_mac: checkable when the lines are gone.';
comment on column trail_seal.dropped_at is 'When retention dropped the lines of this range; the seal stays.';

-- Whole sealed ranges only, oldest first, by the policy trail_kept_days but never younger than a year. "Now" may not run
-- ahead of the newest seal, so that the server cannot lie the trail old; verify-trail accepts a missing range only when
-- a line 'trail.dropped' tells of it.
create function trail_drop(now_ms bigint, line_id uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  today bigint := least(now_ms, (select at from trail_seal order by id desc limit 1));
  days bigint := (
    select value from policies where name = 'trail_kept_days' and unit_id is null and valid_from <= today
    order by valid_from desc limit 1
  );
  oldest bigint := today - greatest(days, 365) * 86400000;
  through trail_seal;
begin
  perform pg_advisory_xact_lock(25210, 2);
  select * into through from trail_seal where id = (
    select max(id) from (
      select id, sum(lines) over (order by id) - lines as before_it from trail_seal
      where dropped_at is null and at < oldest
        and id < coalesce((select min(id) from trail_seal where dropped_at is null and at >= oldest), 9223372036854775807)
    ) as old
    where before_it < 1000000
  );
  if not found then
    return null;
  end if;
  delete from trail where tx < through.to_tx;
  update trail_seal set dropped_at = now_ms where id <= through.id and dropped_at is null;
  insert into trail (id, at, kind, who_kind, who_name, act, thing_kind, thing_id, facts)
  values (line_id, now_ms, 'activity', 'machine', 'retention', 'trail.dropped', 'trail_seal', through.id::text, '{}');
  return through.id;
end $$;
comment on function trail_drop is 'Drops the lines of leading sealed ranges older than the policy row, about a million a call; the last seal dropped, or null.';

revoke execute on function trail_drop from public;
grant execute on function trail_drop to binh_yen_app;
grant select on trail, trail_seal to binh_yen_app;
-- tx is left out: a line's transaction is PostgreSQL's own word
grant insert (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts, sealed) on trail to binh_yen_app, binh_yen_vault;
grant insert (id, at, from_tx, to_tx, lines, lines_mac, previous, mac) on trail_seal to binh_yen_app;
