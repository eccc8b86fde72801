// The SQL of cases themselves: rows, keys, exclusions, and which tips they are about.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Case, rankOf } from './rules.ts'
import type { Tables } from './tables.ts'

export const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

const asCase = (row: unknown): Case | undefined => row as Case | undefined

/** False when another case has the code. */
export async function insertCase(ctx: Ctx, one: Case, case_key: Buffer): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('cases')
    .values({ ...one, case_key, rank: rankOf(one) })
    .onConflict(on => on.constraint('cases_code_once').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const cases = (ctx: Ctx) => t(ctx).selectFrom('cases').selectAll()

export const find = async (ctx: Ctx, id: string): Promise<Case | undefined> =>
  asCase(await cases(ctx).where('id', '=', id).executeTakeFirst())

export const lock = async (ctx: Ctx, id: string): Promise<Case | undefined> =>
  asCase(await cases(ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst())

export const findMany = async (ctx: Ctx, ids: readonly string[]): Promise<Case[]> =>
  ids.length === 0 ? [] : ((await cases(ctx).where('id', 'in', ids).execute()) as unknown as Case[])

/** Leans on cases_code_once. */
export const findByCode = async (ctx: Ctx, code: string): Promise<Case | undefined> =>
  asCase(await cases(ctx).where('code', '=', code).executeTakeFirst())

export async function save(ctx: Ctx, one: Case): Promise<void> {
  await t(ctx)
    .updateTable('cases')
    .set({
      unit_id: one.unit_id,
      officer_id: one.officer_id,
      state: one.state,
      kind: one.kind,
      category: one.category,
      urgency: one.urgency,
      confidentiality: one.confidentiality,
      kept: one.kept,
      excludes: one.excludes,
      received_at: one.received_at,
      moved_at: one.moved_at,
      due_at: one.due_at,
      rank: rankOf(one),
      result: one.result,
      concluded_at: one.concluded_at,
      concluded_by: one.concluded_by,
      closed_at: one.closed_at,
      closed_by: one.closed_by,
      closed_fast: one.closed_fast,
      closed_bare: one.closed_bare,
      merged_into: one.merged_into,
    })
    .where('id', '=', one.id)
    .execute()
}

export const keysOf = (ctx: Ctx, ids: readonly string[]) =>
  t(ctx).selectFrom('cases').select(['id', 'case_key']).where('id', 'in', ids).execute()

/** A case with those that went into it, itself first; leans on cases_merged_into. */
export async function familyOf(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select ${id}::uuid as id
      union
      select c.id from cases c join family on c.merged_into = family.id
    )
    select id from family
  `.execute(ctx.tx)
  return rows.map(row => row.id)
}

export const exclusionsOf = async (ctx: Ctx, case_id: string): Promise<string[]> =>
  (await t(ctx).selectFrom('case_exclusions').select('unit_id').where('case_id', '=', case_id).execute()).map(
    row => row.unit_id,
  )

/** The exclusions of many, for lists. */
export const exclusionsOfMany = (ctx: Ctx, case_ids: readonly string[]) =>
  t(ctx).selectFrom('case_exclusions').selectAll().where('case_id', 'in', case_ids).execute()

export async function addExclusions(ctx: Ctx, case_id: string, unit_ids: readonly string[]): Promise<void> {
  if (unit_ids.length === 0) return
  await t(ctx)
    .insertInto('case_exclusions')
    .values([...new Set(unit_ids)].map(unit_id => ({ case_id, unit_id })))
    .onConflict(on => on.doNothing())
    .execute()
}

export interface Held {
  readonly tip_id: string
  readonly page_id: string
}

/** The tips a case is about now, by id; leans on case_tips_of_case. */
export const tipsOf = (ctx: Ctx, case_id: string): Promise<Held[]> =>
  t(ctx)
    .selectFrom('case_tips')
    .select(['tip_id', 'page_id'])
    .where('case_id', '=', case_id)
    .where('until_at', 'is', null)
    .orderBy('tip_id')
    .execute()

export const tipCounts = async (ctx: Ctx, case_ids: readonly string[]): Promise<Map<string, number>> => {
  if (case_ids.length === 0) return new Map()
  const rows = await t(ctx)
    .selectFrom('case_tips')
    .select(e => ['case_id', e.fn.countAll<number>().as('tips')])
    .where('case_id', 'in', case_ids)
    .where('until_at', 'is', null)
    .groupBy('case_id')
    .execute()
  return new Map(rows.map(row => [row.case_id, row.tips]))
}

/** The case a tip is in; leans on case_tips_now. */
export const caseOf = async (ctx: Ctx, tip_id: string): Promise<string | undefined> =>
  (
    await t(ctx)
      .selectFrom('case_tips')
      .select('case_id')
      .where('tip_id', '=', tip_id)
      .where('until_at', 'is', null)
      .executeTakeFirst()
  )?.case_id

export async function putTips(ctx: Ctx, case_id: string, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return
  await t(ctx)
    .insertInto('case_tips')
    .values(held.map(({ tip_id, page_id }) => ({ case_id, tip_id, page_id, since: ctx.now, until_at: null })))
    .onConflict(on => on.columns(['case_id', 'tip_id', 'since']).doUpdateSet({ until_at: null }))
    .execute()
}

export async function takeTips(ctx: Ctx, case_id: string, tip_ids: readonly string[]): Promise<void> {
  await t(ctx)
    .updateTable('case_tips')
    .set({ until_at: ctx.now })
    .where('case_id', '=', case_id)
    .where('tip_id', 'in', tip_ids)
    .where('until_at', 'is', null)
    .execute()
}

export const tipsOfMany = (ctx: Ctx, case_ids: readonly string[]): Promise<(Held & { case_id: string })[]> =>
  t(ctx)
    .selectFrom('case_tips')
    .select(['case_id', 'tip_id', 'page_id'])
    .where('case_id', 'in', case_ids)
    .where('until_at', 'is', null)
    .orderBy('tip_id')
    .execute()
