// The SQL of units. "Today" is always ctx.now; open rows (valid_to null) are the newest, so a change ends one and adds one.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface UnitRow {
  unit_id: string
  code: string
  kind: string
  name: string
  parent_id: string | null
  valid_from: number
  valid_to: number | null
}

/** Class of our advisory locks, and this one among them (1 migrate, 2 trail, 3 partitions). */
const treeLock = [25210, 4] as const

/** The tree is small and changes by years: writers of it wait for each other here, so that no two moves make a ring. */
export const lockTree = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(${treeLock[0]}::int, ${treeLock[1]}::int)`.execute(ctx.tx)

const rows = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('units as u')
    .innerJoin('unit_names as n', join => join.onRef('n.unit_id', '=', 'u.id').on('n.valid_to', 'is', null))
    .innerJoin('unit_parents as p', join => join.onRef('p.unit_id', '=', 'u.id').on('p.valid_to', 'is', null))
    .select(['u.id as unit_id', 'u.code', 'u.kind', 'n.name', 'p.parent_id', 'u.valid_from', 'u.valid_to'])

export const allUnits = (ctx: Ctx): Promise<UnitRow[]> => rows(ctx).orderBy('u.code').execute()

export const unitById = (ctx: Ctx, unit_id: string): Promise<UnitRow | undefined> =>
  rows(ctx).where('u.id', '=', unit_id).executeTakeFirst()

export const unitByCode = (ctx: Ctx, code: string): Promise<UnitRow | undefined> =>
  rows(ctx).where('u.code', '=', code).executeTakeFirst()

export const names = (ctx: Ctx, unit_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('unit_names')
    .select(['unit_id', 'name'])
    .where('unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`)
    .where('valid_to', 'is', null)
    .execute()

export const successors = (ctx: Ctx) =>
  t(ctx).selectFrom('unit_successors').select(['unit_id', 'successor_id']).execute()

/** The units below each of `unit_ids`, itself included, with the unit they were reached from; leans on unit_parents_children. */
export async function below(ctx: Ctx, unit_ids: readonly string[]): Promise<{ from_id: string; unit_id: string }[]> {
  const { rows } = await sql<{ from_id: string; unit_id: string }>`
    with recursive down as (
      select id as from_id, id as unit_id from unnest(${[...unit_ids]}::uuid[]) as id
      union
      select down.from_id, p.unit_id
      from unit_parents p
      join down on p.parent_id = down.unit_id
      join units u on u.id = p.unit_id
      where p.valid_to is null and (u.valid_to is null or u.valid_to > ${ctx.now})
    )
    select from_id, unit_id from down
  `.execute(ctx.tx)
  return rows
}

/** The path from a unit to the top, itself first; leans on unit_parents_current. */
export async function above(ctx: Ctx, unit_id: string): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    with recursive up as (
      select ${unit_id}::uuid as unit_id, 0 as step
      union all
      select p.parent_id, up.step + 1
      from unit_parents p
      join up on p.unit_id = up.unit_id
      where p.valid_to is null and p.parent_id is not null and up.step < 64
    )
    select unit_id from up order by step
  `.execute(ctx.tx)
  return rows.map(row => row.unit_id)
}

/** Leans on unit_parents_children. */
export async function tops(ctx: Ctx): Promise<string[]> {
  const rows = await t(ctx)
    .selectFrom('unit_parents as p')
    .innerJoin('units as u', 'u.id', 'p.unit_id')
    .select('p.unit_id')
    .where('p.valid_to', 'is', null)
    .where('p.parent_id', 'is', null)
    .where(e => e.or([e('u.valid_to', 'is', null), e('u.valid_to', '>', ctx.now)]))
    .execute()
  return rows.map(row => row.unit_id)
}

export async function insertUnit(
  ctx: Ctx,
  unit: { unit_id: string; code: string; kind: string; name: string; parent_id: string | null; since: number },
): Promise<void> {
  const { unit_id, code, kind, name, parent_id, since } = unit
  const dated = { valid_from: since, valid_to: null }
  await t(ctx)
    .insertInto('units')
    .values({ id: unit_id, code, kind, ...dated })
    .execute()
  await t(ctx)
    .insertInto('unit_names')
    .values({ unit_id, name, ...dated })
    .execute()
  await t(ctx)
    .insertInto('unit_parents')
    .values({ unit_id, parent_id, ...dated })
    .execute()
}

const open = (ctx: Ctx, table: 'unit_names' | 'unit_parents', unit_id: string) =>
  t(ctx).updateTable(table).set({ valid_to: ctx.now }).where('unit_id', '=', unit_id).where('valid_to', 'is', null)

export async function saveName(ctx: Ctx, unit_id: string, name: string): Promise<void> {
  await open(ctx, 'unit_names', unit_id).execute()
  await t(ctx).insertInto('unit_names').values({ unit_id, name, valid_from: ctx.now, valid_to: null }).execute()
}

export async function saveParent(ctx: Ctx, unit_id: string, parent_id: string | null): Promise<void> {
  await open(ctx, 'unit_parents', unit_id).execute()
  await t(ctx).insertInto('unit_parents').values({ unit_id, parent_id, valid_from: ctx.now, valid_to: null }).execute()
}

/** The unit ends; its last name and parent stay its newest rows, so that old papers still find them. */
export async function saveEnd(
  ctx: Ctx,
  unit_id: string,
  successor_ids: readonly string[],
  source: string,
): Promise<void> {
  await t(ctx).updateTable('units').set({ valid_to: ctx.now }).where('id', '=', unit_id).execute()
  await t(ctx)
    .insertInto('unit_successors')
    .values(successor_ids.map(successor_id => ({ unit_id, successor_id, since: ctx.now, source })))
    .execute()
}

export const insertArea = (ctx: Ctx, row: Tables['areas']) => t(ctx).insertInto('areas').values(row).execute()
export type HotLineRow = Tables['hot_lines']
export const insertHotLine = (ctx: Ctx, row: Tables['hot_lines']) =>
  t(ctx).insertInto('hot_lines').values(row).execute()

export const areasOf = (ctx: Ctx, unit_id: string) =>
  t(ctx)
    .selectFrom('areas')
    .selectAll()
    .where('unit_id', '=', unit_id)
    .where('valid_from', '<=', ctx.now)
    .where(e => e.or([e('valid_to', 'is', null), e('valid_to', '>', ctx.now)]))
    .orderBy('name')
    .execute()

export const hotLinesOf = (ctx: Ctx, unit_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('hot_lines')
    .selectAll()
    .where('unit_id', 'in', unit_ids)
    .where('valid_from', '<=', ctx.now)
    .where(e => e.or([e('valid_to', 'is', null), e('valid_to', '>', ctx.now)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute()

/** Ends a number today. True when it was there. */
export async function endHotLine(ctx: Ctx, unit_id: string, number: string): Promise<boolean> {
  const done = await t(ctx)
    .updateTable('hot_lines')
    .set({ valid_to: ctx.now })
    .where('unit_id', '=', unit_id)
    .where('number', '=', number)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const allPolicies = (ctx: Ctx) =>
  t(ctx).selectFrom('policies').select(['name', 'unit_id', 'value', 'valid_from']).execute()

/** Of each policy and unit the newest row that is not in the future. */
export const policiesNow = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('policies')
    .distinctOn(['name', 'unit_id'])
    .select(['name', 'unit_id', 'value', 'source', 'valid_from'])
    .where('valid_from', '<=', ctx.now)
    .orderBy('name')
    .orderBy('unit_id', order => order.asc().nullsFirst())
    .orderBy('valid_from', 'desc')
    .execute()

export const insertPolicy = (ctx: Ctx, row: Tables['policies']) => t(ctx).insertInto('policies').values(row).execute()
