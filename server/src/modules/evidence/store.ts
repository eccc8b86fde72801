// The SQL of who looks at evidence and of what was shut away.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type ViewRow = Tables['evidence_views']
export type QuarantinedRow = Tables['quarantined_media']

export const findView = (ctx: Ctx, tip_id: string, officer_id: string) =>
  t(ctx)
    .selectFrom('evidence_views')
    .selectAll()
    .where('tip_id', '=', tip_id)
    .where('officer_id', '=', officer_id)
    .executeTakeFirst()

/** One row for each officer; written at most once a minute. */
export const insertView = (ctx: Ctx, tip_id: string, officer_id: string) =>
  t(ctx)
    .insertInto('evidence_views')
    .values({ tip_id, officer_id, began_at: ctx.now, last_at: ctx.now, revoked_at: null, revoked_by: null })
    .onConflict(on => on.columns(['tip_id', 'officer_id']).doUpdateSet({ last_at: ctx.now }))
    .execute()

export const viewsOf = (ctx: Ctx, tip_id: string) =>
  t(ctx).selectFrom('evidence_views').selectAll().where('tip_id', '=', tip_id).orderBy('last_at', 'desc').execute()

/** False when the officer has looked at nothing of the tip. */
export async function saveRevoked(
  ctx: Ctx,
  tip_id: string,
  officer_id: string,
  revoked: Pick<ViewRow, 'revoked_at' | 'revoked_by'>,
): Promise<boolean> {
  const done = await t(ctx)
    .updateTable('evidence_views')
    .set(revoked)
    .where('tip_id', '=', tip_id)
    .where('officer_id', '=', officer_id)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const insertQuarantined = (ctx: Ctx, row: QuarantinedRow) =>
  t(ctx)
    .insertInto('quarantined_media')
    .values(row)
    .onConflict(on => on.column('media_id').doNothing())
    .execute()

/** Newest first; index quarantined_media_of_unit. */
export const quarantinedOf = (ctx: Ctx, unit_ids: readonly string[], limit: number) =>
  unit_ids.length === 0
    ? Promise.resolve([])
    : t(ctx)
        .selectFrom('quarantined_media')
        .selectAll()
        .where('unit_id', 'in', unit_ids)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute()

export const findQuarantined = (ctx: Ctx, media_id: string) =>
  t(ctx).selectFrom('quarantined_media').selectAll().where('media_id', '=', media_id).executeTakeFirst()
