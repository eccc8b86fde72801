// The SQL of opening hours, days that differ, notes, and who was told.

import type { Ctx } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { day } from '../../platform/clock.ts'
import type { WeekdayHours } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** Leans on page_hours_now. */
export const hoursNow = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('page_hours')
    .select(['weekday', 'from_minute', 'to_minute', 'source'])
    .where('page_id', '=', page_id)
    .where('valid_to', 'is', null)
    .orderBy('weekday')
    .orderBy('from_minute')
    .execute()

export const endHours = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .updateTable('page_hours')
    .set({ valid_to: ctx.now })
    .where('page_id', '=', page_id)
    .where('valid_to', 'is', null)
    .execute()

export const insertHours = (
  ctx: Ctx,
  rows: readonly (WeekdayHours & { page_id: string; id: string; source: string })[],
) =>
  t(ctx)
    .insertInto('page_hours')
    .values(rows.map(row => ({ ...row, valid_from: ctx.now, valid_to: null })))
    .execute()

/** Those that are not over for two months: a closed period may have begun before. Leans on page_days_now. */
export const daysNow = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('page_days')
    .select(['id', 'first_day', 'last_day', 'from_minute', 'to_minute', 'label', 'source'])
    .where('page_id', '=', page_id)
    .where('withdrawn_at', 'is', null)
    .where('last_day', '>=', dateOf(ctx.now - 62 * day))
    .orderBy('first_day')
    .orderBy('from_minute')
    .execute()

export const insertDays = (ctx: Ctx, row: Omit<Tables['page_days'], 'added_at' | 'withdrawn_at'>) =>
  t(ctx)
    .insertInto('page_days')
    .values({ ...row, added_at: ctx.now, withdrawn_at: null })
    .execute()

export async function withdrawDays(ctx: Ctx, page_id: string, id: string): Promise<boolean> {
  const done = await t(ctx)
    .updateTable('page_days')
    .set({ withdrawn_at: ctx.now })
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const noteNow = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('page_notes')
    .select('text')
    .where('page_id', '=', page_id)
    .where('valid_from', '<=', ctx.now)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertNote = (ctx: Ctx, page_id: string, text: string | null) =>
  t(ctx)
    .insertInto('page_notes')
    .values({ page_id, valid_from: ctx.now, text })
    .onConflict(on => on.columns(['page_id', 'valid_from']).doUpdateSet({ text }))
    .execute()

export const toldNote = (ctx: Ctx, page_id: string, thread_id: string) =>
  t(ctx)
    .selectFrom('closed_notes')
    .select('told_at')
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .executeTakeFirst()

export const saveTold = (ctx: Ctx, page_id: string, thread_id: string) =>
  t(ctx)
    .insertInto('closed_notes')
    .values({ page_id, thread_id, told_at: ctx.now })
    .onConflict(on => on.columns(['page_id', 'thread_id']).doUpdateSet({ told_at: ctx.now }))
    .execute()
