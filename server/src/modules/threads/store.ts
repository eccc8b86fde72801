// The SQL of threads.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'
import type { ThreadId, ThreadKind } from './threads.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** False when the alias is already another thread's on this page. */
export async function insertThread(
  ctx: Ctx,
  row: { page_id: string; id: ThreadId; kind: ThreadKind; alias: string; content_key: Buffer },
): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('threads')
    .values({ ...row, created_at: ctx.now, erased_at: null })
    .onConflict(on => on.constraint('threads_alias_once').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const threadsOf = (ctx: Ctx, page_id: string, ids: readonly string[]) =>
  t(ctx)
    .selectFrom('threads')
    .select(['id', 'alias', 'content_key'])
    .where('page_id', '=', page_id)
    .where('id', 'in', ids)
    .execute()

export const threadsOfPages = (ctx: Ctx, ids: readonly { page_id: string; id: string }[]) =>
  t(ctx)
    .selectFrom('threads')
    .select(['page_id', 'id', 'alias', 'content_key'])
    .where('page_id', 'in', [...new Set(ids.map(each => each.page_id))])
    .where(
      'id',
      'in',
      ids.map(each => each.id),
    )
    .execute()

/** Leans on threads_alias_once. */
export const byAlias = (ctx: Ctx, page_ids: readonly string[], aliases: readonly string[], kind: ThreadKind) =>
  t(ctx)
    .selectFrom('threads')
    .select(['page_id', 'id'])
    .where('page_id', 'in', page_ids)
    .where('alias', 'in', aliases)
    .where('kind', '=', kind)
    .limit(50)
    .execute()
