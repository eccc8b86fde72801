// The SQL of what lies in a thread: messages, notes, and what was done with the conversation.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type MessageRow = Tables['messages']
export type NoteRow = Tables['notes']
export type ActRow = Tables['conversation_acts']
/** False when this message is already filed: the same event came twice. */
export async function insertMessage(ctx: Ctx, row: MessageRow): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('messages')
    .values(row)
    .onConflict(on => on.columns(['page_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const insertNote = (ctx: Ctx, row: NoteRow) => t(ctx).insertInto('notes').values(row).execute()

export const insertAct = (ctx: Ctx, row: ActRow) => t(ctx).insertInto('conversation_acts').values(row).execute()

export const messagesByIds = (ctx: Ctx, page_ids: readonly string[], ids: readonly string[]): Promise<MessageRow[]> =>
  t(ctx).selectFrom('messages').selectAll().where('page_id', 'in', page_ids).where('id', 'in', ids).execute()

/** Of each thread the first text a citizen wrote; leans on messages_thread_order. */
export async function firstTexts(ctx: Ctx, page_ids: string[], thread_ids: string[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select said.* from unnest(${page_ids}::uuid[], ${thread_ids}::uuid[]) as wanted(page_id, thread_id),
      lateral (
        select * from messages
        where page_id = wanted.page_id and thread_id = wanted.thread_id and origin = 'citizen' and kind = 'text'
        order by at, id limit 1
      ) said
  `.execute(ctx.tx)
  return rows
}

/** The place of a line, whatever its kind, in this thread. */
export async function placeOf(ctx: Ctx, page_id: string, thread_id: string, id: string): Promise<Cursor | undefined> {
  return t(ctx)
    .selectFrom('messages')
    .select(['at', 'id'])
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** From a place on, reactions too, oldest first; leans on messages_thread_order. */
export async function messagesFrom(ctx: Ctx, page_id: string, thread_id: string, first: Cursor): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select * from messages
    where page_id = ${page_id} and thread_id = ${thread_id} and (at, id) >= (${first.at}::bigint, ${first.id}::uuid)
    order by at, id
  `.execute(ctx.tx)
  return rows
}

/** All of one moment: the parts of one reply share it. Leans on messages_thread_order. */
export const messagesAt = (ctx: Ctx, page_id: string, thread_id: string, at: number): Promise<MessageRow[]> =>
  t(ctx)
    .selectFrom('messages')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .where('at', '=', at)
    .orderBy('id')
    .execute()

export const moveMessage = (
  ctx: Ctx,
  page_id: string,
  id: string,
  to: Pick<MessageRow, 'thread_id' | 'body' | 'about' | 'created_at'>,
) => t(ctx).updateTable('messages').set(to).where('page_id', '=', page_id).where('id', '=', id).execute()

/** But for these; `by`: of the person alone. Leans on messages_thread_order. */
export const newestOf = (
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  { but = [], by }: { but?: readonly string[]; by?: 'citizen' } = {},
): Promise<Cursor | undefined> =>
  t(ctx)
    .selectFrom('messages')
    .select(['at', 'id'])
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .where('kind', '!=', 'reaction')
    .$if(by !== undefined, some => some.where('origin', '=', by as string))
    .$if(but.length > 0, some => some.where('id', 'not in', but))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Leans on messages_thread_order. */
export async function heardSince(ctx: Ctx, page_id: string, thread_id: string, since: number): Promise<boolean> {
  const row = await t(ctx)
    .selectFrom('messages')
    .select('id')
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .where('at', '>=', since)
    .where('origin', '=', 'citizen')
    .where('kind', '!=', 'reaction')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Oldest first; leans on messages_reactions. */
export const reactionsOn = (ctx: Ctx, page_id: string, message_ids: readonly string[]): Promise<MessageRow[]> =>
  t(ctx)
    .selectFrom('messages')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('about', 'in', message_ids)
    .where('kind', '=', 'reaction')
    .orderBy('at')
    .orderBy('id')
    .execute()

/** How far back a quoted or reacted-to message is looked for: nobody reacts to what lies further up. */
const lookBack = 1_000

/** Among the newest of the thread, whose index it leans on: an index by the channel's id would cost each message more. */
export async function messageBehind(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  macs: readonly Buffer[],
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, zalo_mac from messages where page_id = ${page_id} and thread_id = ${thread_id}
      order by at desc, id desc limit ${lookBack}
    ) newest
    where zalo_mac = any(${macs}::bytea[]) limit 1
  `.execute(ctx.tx)
  return rows[0]?.id
}

type LineTable = 'messages' | 'notes' | 'conversation_acts'

/** Newest first, older than `before`; leans on the table's (page_id, thread_id, at, id) index. */
async function older<T extends LineTable>(
  ctx: Ctx,
  table: T,
  page_id: string,
  thread_id: string,
  before: Cursor | undefined,
  limit: number,
): Promise<Tables[T][]> {
  const { rows } = await sql<Tables[T]>`
    select * from ${sql.table(table)}
    where page_id = ${page_id} and thread_id = ${thread_id}
      ${table === 'messages' ? sql`and kind <> 'reaction'` : sql``}
      ${before ? sql`and (at, id) < (${before.at}::bigint, ${before.id}::uuid)` : sql``}
    order by at desc, id desc
    limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export async function linesOf(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  before: Cursor | undefined,
  limit: number,
): Promise<{ messages: MessageRow[]; notes: NoteRow[]; acts: ActRow[] }> {
  return {
    messages: await older(ctx, 'messages', page_id, thread_id, before, limit),
    notes: await older(ctx, 'notes', page_id, thread_id, before, limit),
    acts: await older(ctx, 'conversation_acts', page_id, thread_id, before, limit),
  }
}

export interface SpanRow {
  readonly from_at: number
  readonly to_at: number
  readonly messages: number
  readonly officer_id: string | null
}

/** What was said between one *done* and the next, newest first; leans on the three order indexes. */
export async function spansOf(ctx: Ctx, page_id: string, thread_id: string, limit: number): Promise<SpanRow[]> {
  const { rows } = await sql<SpanRow>`
    with ends as (
      select at, officer_id, lag(at, 1, 0::bigint) over (order by at) as before
      from (
        select at, officer_id from conversation_acts
        where page_id = ${page_id} and thread_id = ${thread_id} and act = 'done'
        order by at desc, id desc limit ${limit + 1}
      ) newest
    )
    select e.at as to_at, e.officer_id, m.messages, coalesce(m.first_at, e.at) as from_at
    from ends e
    cross join lateral (
      select count(*)::int as messages, min(at) as first_at from messages
      where page_id = ${page_id} and thread_id = ${thread_id} and at > e.before and at <= e.at and kind <> 'reaction'
    ) m
    order by e.at desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export const newestNotes = (ctx: Ctx, page_id: string, thread_id: string, limit: number): Promise<NoteRow[]> =>
  older(ctx, 'notes', page_id, thread_id, undefined, limit)
