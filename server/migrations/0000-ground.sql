-- module: platform
-- What every later migration stands on: who may come in, and tables cut by week of id (architecture §3.11, §3.16).

revoke create on schema public from public;
grant usage on schema public to binh_yen_app, binh_yen_vault;

create function first_id_at(at bigint) returns uuid
  language sql immutable strict parallel safe
  return (lpad(to_hex(greatest(at, 0)), 12, '0') || repeat('0', 20))::uuid;
comment on function first_id_at is 'The smallest id of a millisecond: ids begin with 48 bits of time, so a range of ids is a range of time.';

create table weekly_tables (
  name text primary key,
  keep_days integer constraint weekly_tables_keep_days check (keep_days >= 1),
  keep_while text not null,
  fill integer not null constraint weekly_tables_fill check (fill between 10 and 100)
);
comment on table weekly_tables is 'Tables partitioned by range of id, one partition a week. Rows are written by migrations only.';
comment on column weekly_tables.keep_days is 'Days after the end of its week until a partition may go; null keeps it for good.';
comment on column weekly_tables.keep_while is 'SQL condition on a row; a partition holding such a row does not go. ''false'' when age alone decides.';
comment on column weekly_tables.fill is 'Fill factor of each partition: below 100 leaves room for rows that are updated.';

-- Weeks are counted from 1970-01-01 and named so: events_w2968. Rows of the week that already lie in the default
-- partition move over with it. At most five weeks a call and six hundred partitions a table: a wrong time costs little.
create function partitions_ahead(wanted text, now_ms bigint) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '5s'
as $$
declare
  week_ms constant bigint := 7 * 24 * 3600 * 1000;
  settings weekly_tables;
  week bigint;
  parent regclass;
  rest regclass;
  part text;
  lower uuid;
  upper uuid;
  made integer := 0;
begin
  select * into strict settings from weekly_tables where name = wanted;
  parent := format('public.%I', wanted)::regclass;
  select partdefid into rest from pg_partitioned_table where partrelid = parent;
  for week in select generate_series(now_ms / week_ms, now_ms / week_ms + 4) loop
    part := format('%s_w%s', wanted, week);
    continue when exists (select from pg_class where relname = part and relnamespace = 'public'::regnamespace);
    perform pg_advisory_xact_lock(25210, 3);
    -- asked of the table and not by to_regclass, which may answer from before the wait
    continue when exists (select from pg_class where relname = part and relnamespace = 'public'::regnamespace);
    if (select count(*) from pg_inherits where inhparent = parent) >= 600 then
      raise exception 'table % has six hundred partitions', wanted;
    end if;
    lower := first_id_at(week * week_ms);
    upper := first_id_at((week + 1) * week_ms);
    execute format('lock table %s in access exclusive mode', rest);
    execute format(
      'create table public.%I (like %s including defaults including constraints including indexes including storage) with (fillfactor = %s)',
      part, parent, settings.fill);
    execute format(
      'with moved as (delete from %s where id >= %L and id < %L returning *) insert into public.%I select * from moved',
      rest, lower, upper, part);
    execute format('alter table %s attach partition public.%I for values from (%L) to (%L)', parent, part, lower, upper);
    made := made + 1;
  end loop;
  return made;
end $$;
comment on function partitions_ahead is 'Makes the partitions of this week and the next four that are missing; how many. The clock door calls it.';

create function partitions_drop(wanted text, now_ms bigint) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '5s'
as $$
declare
  week_ms constant bigint := 7 * 24 * 3600 * 1000;
  settings weekly_tables;
  part text;
  held boolean;
  gone integer := 0;
begin
  select * into strict settings from weekly_tables where name = wanted;
  if settings.keep_days is null then
    return 0;
  end if;
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = format('public.%I', wanted)::regclass
      and c.relname ~ ('^' || wanted || '_w[0-9]+$')
      and (substring(c.relname from '[0-9]+$')::bigint + 1) * week_ms <= now_ms - settings.keep_days * 86400000::bigint
    order by c.relname
  loop
    execute format('select exists (select from public.%I where %s)', part, settings.keep_while) into held;
    continue when held;
    execute format('drop table public.%I', part);
    gone := gone + 1;
  end loop;
  return gone;
end $$;
comment on function partitions_drop is 'Drops partitions past their days whose rows no longer need keeping; how many. The bounds are the table''s row.';

revoke execute on function partitions_ahead, partitions_drop from public;
grant execute on function partitions_ahead, partitions_drop to binh_yen_app;
grant select on weekly_tables to binh_yen_app;
