// The SQL of clocks and their extensions.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Clock } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface MatterName {
  readonly page_id: string
  readonly kind: 'tip' | 'case'
  readonly id: string
}

export type ClockRow = Clock & Pick<Tables['clocks'], 'matter_kind' | 'matter_id' | 'started_at' | 'ended_how'>

/** Of one matter, in the order they were started, locked; read after the lock, so that a change waited for is seen. */
export async function lock(ctx: Ctx, matter: MatterName): Promise<ClockRow[]> {
  await ofOne(ctx, matter).select('id').orderBy('id').forUpdate().execute()
  return (await ofOne(ctx, matter).selectAll().orderBy('id').execute()) as ClockRow[]
}

/** Leans on clocks_of_matter. */
const ofOne = (ctx: Ctx, { page_id, kind, id }: MatterName) =>
  t(ctx).selectFrom('clocks').where('page_id', '=', page_id).where('matter_id', '=', id).where('matter_kind', '=', kind)

/** Leans on clocks_of_matter. */
export const of = (ctx: Ctx, matters: readonly MatterName[]): Promise<ClockRow[]> =>
  t(ctx)
    .selectFrom('clocks')
    .selectAll()
    .where('page_id', '=', sql<string>`any(${[...new Set(matters.map(each => each.page_id))]}::uuid[])`)
    .where('matter_id', '=', sql<string>`any(${matters.map(each => each.id)}::uuid[])`)
    .orderBy('due_at')
    .orderBy('id')
    .execute() as Promise<ClockRow[]>

/** Late and soon of these units, the most pressing first. Leans on clocks_soon. */
export function pressing(ctx: Ctx, unit_ids: readonly string[], after: Cursor | undefined, limit: number) {
  let query = t(ctx)
    .selectFrom('clocks')
    .selectAll()
    .where('unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`)
    .where('state', '=', 'running')
    .where('soon_at', '<=', ctx.now)
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.at}::bigint, ${after.id}::uuid)`)
  return query.orderBy('due_at').orderBy('id').limit(limit).execute() as Promise<ClockRow[]>
}

/** Leans on clocks_soon. */
export const counts = (ctx: Ctx, unit_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('clocks')
    .select(e => [
      'unit_id',
      e.fn.countAll<number>().filterWhere('due_at', '<', ctx.now).as('late'),
      e.fn.countAll<number>().filterWhere('due_at', '>=', ctx.now).as('soon'),
    ])
    .where('unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`)
    .where('state', '=', 'running')
    .where('soon_at', '<=', ctx.now)
    .groupBy('unit_id')
    .execute()

/** One of the same rule that another change started meanwhile stays the one that runs. Leans on clocks_run_once. */
export const insert = (ctx: Ctx, rows: Omit<Tables['clocks'], 'extended'>[]) =>
  t(ctx)
    .insertInto('clocks')
    .values(rows.map(row => ({ ...row, extended: 0 })))
    .onConflict(on =>
      on.columns(['page_id', 'matter_kind', 'matter_id', 'rule']).where('state', '=', 'running').doNothing(),
    )
    .execute()

type Saved = 'unit_id' | 'kind' | 'rule_id' | 'due_at' | 'soon_at' | 'state' | 'ended_at' | 'ended_how' | 'extended'

export const save = (ctx: Ctx, page_id: string, ids: readonly string[], set: Partial<Pick<ClockRow, Saved>>) =>
  t(ctx).updateTable('clocks').set(set).where('page_id', '=', page_id).where('id', 'in', ids).execute()

export const insertExtension = (ctx: Ctx, row: Tables['clock_extensions']) =>
  t(ctx).insertInto('clock_extensions').values(row).execute()

export const extensions = (ctx: Ctx, page_id: string, clock_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('clock_extensions')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('clock_id', '=', sql<string>`any(${[...clock_ids]}::uuid[])`)
    .orderBy('id')
    .execute()
