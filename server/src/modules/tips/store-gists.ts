// The SQL of gists: what is kept of a tip to compare it by, and those of a unit's last days.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'
import type { Tip } from './tips.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const gistOf = async (ctx: Ctx, tip_id: string): Promise<Buffer | undefined> =>
  (await t(ctx).selectFrom('tip_gists').select('body').where('tip_id', '=', tip_id).executeTakeFirst())?.body

export const save = (ctx: Ctx, tip_id: string, body: Buffer, rules: number) =>
  t(ctx)
    .insertInto('tip_gists')
    .values({ tip_id, body, rules })
    .onConflict(on => on.column('tip_id').doUpdateSet({ body, rules }))
    .execute()

/** Of the same unit, veil and exclusion, received since. Leans on tips_recent. */
export const recent = (ctx: Ctx, tip: Tip, since: number, limit: number) =>
  t(ctx)
    .selectFrom('tips as t')
    .innerJoin('tip_gists as g', 'g.tip_id', 't.id')
    .select(['t.id', 't.page_id', 'g.body'])
    .where('t.unit_id', '=', tip.unit_id)
    .where('t.confidentiality', '=', tip.confidentiality)
    .where('t.excluded_unit_id', 'is not distinct from', tip.excluded_unit_id)
    .where('t.state', 'in', ['new', 'triaged'])
    .where('t.received_at', '>', since)
    .where('t.id', '<>', tip.id)
    .orderBy('t.received_at', 'desc')
    .limit(limit)
    .execute()
