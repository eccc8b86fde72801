// The SQL of questions kept with an officer's answer, and of the ten a page begins with.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type KeptRow = Tables['kept_questions']

/** False when this reply was kept before. */
export async function insertKept(ctx: Ctx, row: Omit<KeptRow, 'kept_at'>): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('kept_questions')
    .values({ ...row, kept_at: ctx.now })
    .onConflict(on => on.columns(['page_id', 'reply_id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Leans on kept_questions_once. */
export const keptOf = (ctx: Ctx, page_id: string, reply_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('kept_questions')
    .select(['reply_id', 'version_id'])
    .where('page_id', '=', page_id)
    .where('reply_id', 'in', reply_ids)
    .execute()

/** Oldest first. Leans on kept_questions_by_time. */
export const keptBefore = (ctx: Ctx, limit: number) =>
  t(ctx)
    .selectFrom('kept_questions as k')
    .innerJoin('procedures as p', 'p.id', 'k.procedure_id')
    .select(['k.id', 'k.question', 'p.slug'])
    .orderBy('k.kept_at')
    .orderBy('k.id')
    .limit(limit)
    .execute()
