// The SQL of media.

import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type MediaRow = Tables['media']
export type Wanted = Pick<MediaRow, 'page_id' | 'id' | 'thread_id' | 'due_at'>

export const insert = (ctx: Ctx, row: MediaRow) =>
  t(ctx)
    .insertInto('media')
    .values(row)
    .onConflict(on => on.columns(['page_id', 'id']).doNothing())
    .execute()

/** What the fetch loop has to do, oldest first. Locks nothing; leans on media_due. */
export const due = (db: Db, now: number, limit: number): Promise<Wanted[]> =>
  db
    .withTables<Tables>()
    .selectFrom('media')
    .select(['page_id', 'id', 'thread_id', 'due_at'])
    .where('state', '=', 'wanted')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()

export const find = (ctx: Ctx, page_id: string, id: string) =>
  t(ctx).selectFrom('media').selectAll().where('page_id', '=', page_id).where('id', '=', id).executeTakeFirst()

export const lock = (ctx: Ctx, page_id: string, id: string) =>
  t(ctx)
    .selectFrom('media')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const save = (ctx: Ctx, page_id: string, id: string, change: Partial<MediaRow>) =>
  t(ctx).updateTable('media').set(change).where('page_id', '=', page_id).where('id', '=', id).execute()

/** Into another thread, under a new id: what was sealed for the old one opens there no more. */
export const rehome = (
  ctx: Ctx,
  page_id: string,
  id: string,
  to: Pick<MediaRow, 'id' | 'thread_id' | 'created_at' | 'source' | 'name' | 'received'>,
) => t(ctx).updateTable('media').set(to).where('page_id', '=', page_id).where('id', '=', id).execute()

/** Leans on media_of_message. */
export const ofMessages = (ctx: Ctx, page_id: string, message_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('media')
    .select([
      'id',
      'message_id',
      'thread_id',
      'kind',
      'state',
      'width',
      'height',
      'reason',
      'name',
      'received',
      'scan',
      'playable',
    ])
    .where('page_id', '=', page_id)
    .where('message_id', 'in', message_ids)
    .orderBy('id')
    .execute()
