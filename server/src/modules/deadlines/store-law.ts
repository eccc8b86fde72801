// The SQL of kinds, rules, calendars and categories: small tables, read whole.

import type { Ctx } from '../../platform/ctx.ts'
import type { Version } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const kinds = (ctx: Ctx) => t(ctx).selectFrom('legal_kinds').selectAll().orderBy('rank').execute()

/** Every version there ever was: clocks show the one they were started by. */
export const rules = async (ctx: Ctx): Promise<Version[]> =>
  (await t(ctx)
    .selectFrom('deadline_rules')
    .selectAll()
    .orderBy('kind')
    .orderBy('rule')
    .orderBy('effective_from')
    .orderBy('id')
    .execute()) as Version[]

export const calendars = (ctx: Ctx) => t(ctx).selectFrom('work_calendars').selectAll().orderBy('slug').execute()

export const days = (ctx: Ctx) => t(ctx).selectFrom('calendar_days').selectAll().orderBy('date').orderBy('id').execute()

export const categories = (ctx: Ctx) =>
  t(ctx).selectFrom('category_kinds').selectAll().orderBy('category').orderBy('effective_from').orderBy('id').execute()

/** The newest row in force on a date. Leans on category_kinds_of. */
export const kindOf = (ctx: Ctx, category: string, date: string) =>
  t(ctx)
    .selectFrom('category_kinds')
    .select(['kind', 'source', 'signed_at'])
    .where('category', '=', category)
    .where('withdrawn_at', 'is', null)
    .where('effective_from', '<=', date)
    .where(e => e.or([e('effective_to', 'is', null), e('effective_to', '>=', date)]))
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

type Signed = 'deadline_rules' | 'calendar_days' | 'category_kinds'
type Unsigned<T extends keyof Tables> = Omit<Tables[T], 'signed_by' | 'signed_name' | 'signed_at' | 'withdrawn_at'>
const unsigned = { signed_by: null, signed_name: null, signed_at: null, withdrawn_at: null }

export const insertKinds = (ctx: Ctx, rows: Tables['legal_kinds'][]) =>
  t(ctx).insertInto('legal_kinds').values(rows).execute()
export const insertCalendars = (ctx: Ctx, rows: Tables['work_calendars'][]) =>
  t(ctx).insertInto('work_calendars').values(rows).execute()
export const insertRules = (ctx: Ctx, rows: Unsigned<'deadline_rules'>[]) =>
  t(ctx)
    .insertInto('deadline_rules')
    .values(rows.map(row => ({ ...row, ...unsigned })))
    .execute()
export const insertDays = (ctx: Ctx, rows: Unsigned<'calendar_days'>[]) =>
  t(ctx)
    .insertInto('calendar_days')
    .values(rows.map(row => ({ ...row, ...unsigned })))
    .execute()
export const insertCategories = (ctx: Ctx, rows: Unsigned<'category_kinds'>[]) =>
  t(ctx)
    .insertInto('category_kinds')
    .values(rows.map(row => ({ ...row, ...unsigned })))
    .execute()

/** How many rows were signed: those named that hold and nobody has signed. */
export async function sign(ctx: Ctx, table: Signed, ids: readonly string[], by: string, name: string): Promise<number> {
  const done = await t(ctx)
    .updateTable(table)
    .set({ signed_by: by, signed_name: name, signed_at: ctx.now })
    .where('id', 'in', ids)
    .where('signed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function withdraw(ctx: Ctx, table: Signed, id: string): Promise<boolean> {
  const done = await t(ctx)
    .updateTable(table)
    .set({ withdrawn_at: ctx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
