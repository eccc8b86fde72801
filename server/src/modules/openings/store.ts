// The SQL of openings.

import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type OpeningRow = Tables['openings']

export const insert = (ctx: Ctx, row: OpeningRow) => t(ctx).insertInto('openings').values(row).execute()

export const find = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('openings').selectAll().where('id', '=', id).executeTakeFirst()

export const lock = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('openings').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const save = (ctx: Ctx, id: string, change: Partial<OpeningRow>) =>
  t(ctx).updateTable('openings').set(change).where('id', '=', id).execute()

/** Newest first; index openings_of_tip. */
export const ofTip = (ctx: Ctx, tip_id: string, limit: number) =>
  t(ctx).selectFrom('openings').selectAll().where('tip_id', '=', tip_id).orderBy('id', 'desc').limit(limit).execute()

/** How often this informant was opened to somebody. */
export async function countOpened(ctx: Ctx, tip_id: string): Promise<number> {
  const row = await t(ctx)
    .selectFrom('openings')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('tip_id', '=', tip_id)
    .where('looks', '>', 0)
    .executeTakeFirstOrThrow()
  return row.count
}

export interface Watching {
  readonly officer_id: string
  /** Units whose openings the caller may judge. */
  readonly units: readonly string[]
  /** Units the caller is one of: what was told about these is not for them. */
  readonly barred: readonly string[]
  readonly toReview: boolean
  readonly after: Cursor | undefined
  readonly limit: number
}

/** Newest first, none the caller took part in; indexes openings_watched and openings_to_review. */
export function watched(
  ctx: Ctx,
  { officer_id, units, barred, toReview, after, limit }: Watching,
): Promise<OpeningRow[]> {
  if (units.length === 0) return Promise.resolve([])
  return t(ctx)
    .selectFrom('openings')
    .selectAll()
    .where('watch_unit_id', 'in', units)
    .where('asked_by', '!=', officer_id)
    .where(eb => eb.or([eb('second_by', 'is', null), eb('second_by', '!=', officer_id)]))
    .where(eb =>
      barred.length === 0
        ? eb.val(true)
        : eb.or([eb('excluded_unit_id', 'is', null), eb('excluded_unit_id', 'not in', barred)]),
    )
    .$if(toReview, query => query.where('review_due_at', 'is not', null).where('reviewed_at', 'is', null))
    .$if(after !== undefined, query => query.where('id', '<', after?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
