// The SQL of the dated rows that cases lean on.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insertReceiver = (ctx: Ctx, row: Tables['outside_receivers']) =>
  t(ctx).insertInto('outside_receivers').values(row).execute()

/** Leans on outside_receivers_of_unit. */
export const endReceiver = (ctx: Ctx, unit_id: string | null, name: string) =>
  t(ctx)
    .updateTable('outside_receivers')
    .set({ valid_to: ctx.now })
    .where('unit_id', 'is not distinct from', unit_id)
    .where('name', '=', name)
    .where('valid_from', '<', ctx.now)
    .where('valid_to', 'is', null)
    .returning('id')
    .executeTakeFirst()

export const insertText = (ctx: Ctx, row: Tables['outcome_texts']) =>
  t(ctx).insertInto('outcome_texts').values(row).execute()

/** Leans on outcome_texts_of_slug. */
export const endText = (ctx: Ctx, slug: string) =>
  t(ctx)
    .updateTable('outcome_texts')
    .set({ valid_to: ctx.now })
    .where('slug', '=', slug)
    .where('valid_from', '<', ctx.now)
    .where('valid_to', 'is', null)
    .returning('id')
    .executeTakeFirst()
