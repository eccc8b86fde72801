// The SQL of tips and of what was done with them.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Tables } from './tables.ts'
import type { Tip } from './tips.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type TipRow = Tables['tips']
export type ActRow = Tables['tip_acts']

/** False when another tip has the code. */
export async function insert(ctx: Ctx, row: TipRow): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('tips')
    .values({ ...row, suggested: JSON.stringify(row.suggested) })
    .onConflict(on => on.constraint('tips_code_once').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const tips = (ctx: Ctx) => t(ctx).selectFrom('tips').selectAll()

export const find = async (ctx: Ctx, id: string): Promise<Tip | undefined> =>
  (await tips(ctx).where('id', '=', id).executeTakeFirst()) as Tip | undefined

export const lock = async (ctx: Ctx, id: string): Promise<Tip | undefined> =>
  (await tips(ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) as Tip | undefined

export const findMany = async (ctx: Ctx, ids: readonly string[]): Promise<Tip[]> =>
  (await tips(ctx).where('id', 'in', ids).execute()) as Tip[]

/** Leans on tips_code_once. */
export const findByCode = (ctx: Ctx, code: string) =>
  t(ctx).selectFrom('tips').select('id').where('code', '=', code).executeTakeFirst()

export const save = (ctx: Ctx, id: string, change: Partial<TipRow>) => {
  const { suggested, ...rest } = change
  const set = suggested === undefined ? rest : { ...rest, suggested: JSON.stringify(suggested) }
  return t(ctx).updateTable('tips').set(set).where('id', '=', id).execute()
}

export const insertAct = (ctx: Ctx, row: ActRow) =>
  t(ctx)
    .insertInto('tip_acts')
    .values({ ...row, facts: JSON.stringify(row.facts) })
    .execute()

/** Newest first; leans on tip_acts_order. */
export async function actsOf(ctx: Ctx, tip_id: string, before: Cursor | undefined, limit: number): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select * from tip_acts
    where tip_id = ${tip_id} ${before ? sql`and (at, id) < (${before.at}::bigint, ${before.id}::uuid)` : sql``}
    order by at desc, id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Leans on tips_gathering. */
export const dropGathering = (ctx: Ctx, before: number) =>
  t(ctx)
    .updateTable('tips')
    .set({ state: 'dropped', asked: null, asked_at: null })
    .where('state', '=', 'gathering')
    .where('last_heard_at', '<', before)
    .execute()

export const redactions = (ctx: Ctx, tip_id: string) =>
  t(ctx).selectFrom('tip_redactions').select(['message_id', 'body', 'rules']).where('tip_id', '=', tip_id).execute()

export const saveRedaction = (ctx: Ctx, tip_id: string, message_id: string, body: Buffer, rules: number) =>
  t(ctx)
    .insertInto('tip_redactions')
    .values({ tip_id, message_id, body, rules, made_at: ctx.now })
    .onConflict(on => on.columns(['tip_id', 'message_id']).doUpdateSet({ body, rules, made_at: ctx.now }))
    .execute()

/** The rows of a category that hold or held, newest first; leans on category_rules_today. */
export const categoryRules = (ctx: Ctx, category: string) =>
  t(ctx)
    .selectFrom('category_rules')
    .selectAll()
    .where('category', '=', category)
    .where('valid_from', '<=', ctx.now)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', ctx.now)]))
    .orderBy('valid_from', 'desc')
    .execute()

export const endCategoryRule = (ctx: Ctx, id: string) =>
  t(ctx).updateTable('category_rules').set({ valid_to: ctx.now }).where('id', '=', id).execute()

export const insertCategoryRule = (ctx: Ctx, row: Tables['category_rules']) =>
  t(ctx).insertInto('category_rules').values(row).execute()

/** Leans on outside_readers_today. */
export const outsideReaders = (ctx: Ctx, unit_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('outside_readers')
    .select(['unit_id', 'name', 'address', 'source', 'signed_by', 'valid_from'])
    .where('unit_id', 'in', unit_ids)
    .where('valid_from', '<=', ctx.now)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', ctx.now)]))
    .orderBy('valid_from')
    .execute()

export const insertOutsideReader = (ctx: Ctx, row: Tables['outside_readers']) =>
  t(ctx).insertInto('outside_readers').values(row).execute()
