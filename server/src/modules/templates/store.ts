// The SQL of reply templates.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

export type TemplateRow = Tables['reply_templates']

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** What these units have, now and later; leans on reply_templates_of_unit. */
export const ofUnits = (ctx: Ctx, unit_ids: readonly string[]): Promise<TemplateRow[]> =>
  t(ctx)
    .selectFrom('reply_templates')
    .selectAll()
    .where('unit_id', 'in', unit_ids)
    .where(e => e.or([e('valid_to', 'is', null), e('valid_to', '>', ctx.now)]))
    .orderBy('shortcut')
    .orderBy('valid_from', 'desc')
    .execute()

/** One of this unit, locked. */
export const lock = (ctx: Ctx, unit_id: string, id: string): Promise<TemplateRow | undefined> =>
  t(ctx)
    .selectFrom('reply_templates')
    .selectAll()
    .where('unit_id', '=', unit_id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** What the unit has under this shortcut and has not ended by then, ends then. */
export const endBefore = (ctx: Ctx, unit_id: string, shortcut: string, at: number) =>
  t(ctx)
    .updateTable('reply_templates')
    .set({ valid_to: at })
    .where('unit_id', '=', unit_id)
    .where('shortcut', '=', shortcut)
    .where('valid_from', '<=', at)
    .where(e => e.or([e('valid_to', 'is', null), e('valid_to', '>', at)]))
    .execute()

/** One that has not begun ends where it would begin. */
export const end = (ctx: Ctx, { id, valid_from }: TemplateRow) =>
  t(ctx)
    .updateTable('reply_templates')
    .set({ valid_to: Math.max(valid_from, ctx.now) })
    .where('id', '=', id)
    .execute()

export const insert = (ctx: Ctx, row: TemplateRow) => t(ctx).insertInto('reply_templates').values(row).execute()
