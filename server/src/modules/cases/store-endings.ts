// The SQL of endings: results told, ratings, disputes, false reports, and decisions on tips.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { t } from './store.ts'
import type { Tables } from './tables.ts'

type FalseReportRow = Tables['false_reports']
type DisputeRow = Tables['disputes']
export type TellingRow = Tables['tellings']
export type TextRow = Tables['outcome_texts']
export type RatingRow = Tables['ratings']

/** Leans on false_reports_of_case. */
export const falseReportsOf = (ctx: Ctx, case_ids: readonly string[]): Promise<FalseReportRow[]> =>
  t(ctx).selectFrom('false_reports').selectAll().where('case_id', 'in', case_ids).orderBy('proposed_at').execute()

export const insertFalseReport = (ctx: Ctx, row: FalseReportRow) =>
  t(ctx).insertInto('false_reports').values(row).execute()

export const saveFalseReport = (ctx: Ctx, id: string, change: Partial<FalseReportRow>) =>
  t(ctx).updateTable('false_reports').set(change).where('id', '=', id).execute()

/** Leans on disputes_of_case. */
export const disputesOf = (ctx: Ctx, case_ids: readonly string[]): Promise<DisputeRow[]> =>
  t(ctx).selectFrom('disputes').selectAll().where('case_id', 'in', case_ids).orderBy('raised_at').execute()

export const insertDispute = (ctx: Ctx, row: DisputeRow) => t(ctx).insertInto('disputes').values(row).execute()

export const saveDispute = (ctx: Ctx, id: string, change: Partial<DisputeRow>) =>
  t(ctx).updateTable('disputes').set(change).where('id', '=', id).execute()

/** Of each slug the newest row in force; leans on outcome_texts_of_slug. */
export async function textsNow(ctx: Ctx): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select distinct on (slug) * from outcome_texts
    where valid_from <= ${ctx.now} and (valid_to is null or valid_to > ${ctx.now})
    order by slug, valid_from desc, id desc
  `.execute(ctx.tx)
  return rows
}

export const insertTelling = (ctx: Ctx, row: TellingRow) => t(ctx).insertInto('tellings').values(row).execute()

export const saveTelling = (ctx: Ctx, id: string, change: Partial<TellingRow>) =>
  t(ctx).updateTable('tellings').set(change).where('id', '=', id).execute()

/** Oldest first; leans on tellings_of_case. */
export const tellingsOf = (ctx: Ctx, case_ids: readonly string[]): Promise<TellingRow[]> =>
  t(ctx).selectFrom('tellings').selectAll().where('case_id', 'in', case_ids).orderBy('at').orderBy('id').execute()

export const textsByIds = (ctx: Ctx, ids: readonly string[]): Promise<TextRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : t(ctx).selectFrom('outcome_texts').selectAll().where('id', 'in', ids).execute()

/** False when it was asked before. */
export async function askRating(ctx: Ctx, tip_id: string, case_id: string): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('ratings')
    .values({ tip_id, case_id, asked_at: ctx.now, stars: null, rated_at: null })
    .onConflict(on => on.column('tip_id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const ratingOf = (ctx: Ctx, tip_id: string): Promise<RatingRow | undefined> =>
  t(ctx).selectFrom('ratings').selectAll().where('tip_id', '=', tip_id).forNoKeyUpdate().executeTakeFirst()

/** Leans on ratings_of_case. */
export const ratingsOf = (ctx: Ctx, case_ids: readonly string[]): Promise<RatingRow[]> =>
  t(ctx).selectFrom('ratings').selectAll().where('case_id', 'in', case_ids).execute()

export const saveRating = (ctx: Ctx, tip_id: string, stars: number) =>
  t(ctx).updateTable('ratings').set({ stars, rated_at: ctx.now }).where('tip_id', '=', tip_id).execute()

export const insertTriage = (ctx: Ctx, row: Tables['triages']) =>
  t(ctx)
    .insertInto('triages')
    .values({
      ...row,
      suggested: JSON.stringify(row.suggested),
      decided: JSON.stringify(row.decided),
      changed: JSON.stringify(row.changed),
    })
    .execute()

/** Newest first; leans on triages_of_tip. */
export const triagesOf = (ctx: Ctx, tip_id: string) =>
  t(ctx).selectFrom('triages').selectAll().where('tip_id', '=', tip_id).orderBy('at', 'desc').execute()
